import EventCatalog
import Prescribing
import StrictJSON
import Testing

@testable import Server

@Suite struct FormularyRoutesTests {
    @Test func `the release in force says what it is, and that it is not for clinical use`() async throws {
        try await TestServer.run { server in
            let answer = try await server.get("/v1/formulary")
            #expect(answer.status == 200)
            #expect(answer.json["version"]?.string == "demo-2026.1")
            #expect(answer.json["notice"]?.string?.contains("not for clinical use") == true)
            #expect(answer.json["counts"]?["products"]?.integer == Formulary.demonstration.products.count)
            let id = try #require(answer.json["id"]?.string)
            #expect(answer["ETag"] == "\"\(id)\"")
            let again = try await server.get("/v1/formulary", headers: ["If-None-Match": "\"\(id)\""])
            #expect(again.status == 304)
            let releases = try await server.get("/v1/formulary/releases")
            #expect(releases.json["items"]?.array?.count == 1)
            #expect(releases.json["items"]?.array?.first?["in_force"]?.bool == true)
        }
    }

    @Test func `products come in pages of one release, each product once`() async throws {
        try await TestServer.run { server in
            var codes: [String] = []
            var path = "/v1/formulary/products?limit=100"
            while true {
                let answer = try await server.get(path)
                #expect(answer.status == 200, "\(answer.text)")
                codes += (answer.json["items"]?.array ?? []).compactMap { $0["product"]?["code"]?.string }
                guard let next = answer.json["next"]?.string else { break }
                path = "/v1/formulary/products?limit=100&cursor=\(next)"
            }
            let all = Formulary.demonstration.products.filter { $0.status != .withdrawn }.map(\.coding.code)
            #expect(codes == all)
        }
    }

    @Test func `a product shows status, restriction, schedule and strengths`() async throws {
        try await TestServer.run { server in
            let found = try await server.get("/v1/formulary/products?q=methad")
            let product = try #require(found.json["items"]?.array?.first)
            #expect(product["status"]?.string == "restricted")
            #expect(product["restriction"]?.string == "substance misuse services")
            #expect(product["controlled_schedule"]?.string == "2")
            #expect(product["strengths"]?.array?.first?["amount"]?.string == "1")
            let code = try #require(product["product"]?["code"]?.string)
            let one = try await server.get("/v1/formulary/products/\(code)")
            #expect(one.status == 200)
            #expect("\(one.json)" == "\(product)")
            #expect(try await server.get("/v1/formulary/products/\(code)?system=demo").text == one.text)
            let tag = try #require(one["ETag"])
            let again = try await server.get("/v1/formulary/products/\(code)", headers: ["If-None-Match": tag])
            #expect(again.status == 304)
            for path in ["/v1/formulary/products/nothing", "/v1/formulary/products/\(code)?system=other"] {
                let answer = try await server.get(path)
                #expect(answer.status == 404)
                #expect(answer.problem == "product-not-found")
            }
        }
    }

    @Test func `codes are found by their beginning and by words`() async throws {
        try await TestServer.run { server in
            func codes(_ query: String) async throws -> [String] {
                let answer = try await server.get("/v1/codes?\(query)")
                #expect(answer.status == 200, "\(answer.text)")
                return (answer.json["items"]?.array ?? []).compactMap { $0["code"]?.string }
            }
            #expect(try await codes("q=e11.9") == ["E11.9"])
            #expect(try await codes("q=diab+type+2+kidn&system=icd-10") == ["E11.2"])
            #expect(try await codes("q=meniere") == ["H81.0"])
            #expect(try await codes("q=&limit=3").count == 3)
            #expect(try await codes("q=zzzz").isEmpty)
            let first = try await server.get("/v1/codes?q=asthma")
            let tag = try #require(first["ETag"])
            #expect(try await server.get("/v1/codes?q=asthma", headers: ["If-None-Match": tag]).status == 304)
            #expect(try await server.get("/v1/codes?system=icd-10-cm").status == 400)
            #expect(try await server.get("/v1/codes?q=\(String(repeating: "a", count: 101))").status == 400)
        }
    }

    @Test func `a cursor of another search is refused`() async throws {
        try await TestServer.run { server in
            let next = try #require(
                try await server.get("/v1/formulary/products?limit=5").json["next"]?.string
            )
            #expect(try await server.get("/v1/formulary/products?q=a&limit=5&cursor=\(next)").status == 400)
            #expect(try await server.get("/v1/formulary/products?cursor=x").status == 400)
        }
    }
}

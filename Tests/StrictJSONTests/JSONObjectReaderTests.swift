import StrictJSON
import Testing

private struct Line: Equatable {
    let text: String
    let count: Int
}

private func decode(_ text: String) -> Result<[Line], FieldErrors> {
    do {
        let value = try JSONParser.parse(Array(text.utf8))
        let lines = try JSONObjectReader.decode(value) { reader in
            reader.objects("lines", required: true, count: 1...3) { line -> Line? in
                let text = line.string("text", required: true) { $0.utf8.count > 5 ? "Is too long." : nil }
                let count = line.integer("count", required: false, in: 1...9) ?? 1
                return text.map { Line(text: $0, count: count) }
            }
        }
        return .success(lines)
    } catch let error as FieldErrors {
        return .failure(error)
    } catch {
        return .failure(FieldErrors("", "\(error)"))
    }
}

@Suite struct JSONObjectReaderTests {
    @Test func `fields are read and optional ones may be missing or null`() {
        #expect(
            decode(#"{"lines": [{"text": "a"}, {"text": "b", "count": 9}, {"text": "c", "count": null}]}"#)
                == .success([Line(text: "a", count: 1), Line(text: "b", count: 9), Line(text: "c", count: 1)])
        )
    }

    @Test func `all errors are told at once, each with its pointer`() {
        let result = decode(#"{"lines": [{"count": 0, "x/y": 1}, {"text": "toolong"}, 3], "k": 1}"#)
        guard case .failure(let errors) = result else {
            Issue.record("it was accepted")
            return
        }
        #expect(
            errors.errors.map(\.pointer)
                == ["/lines/0/text", "/lines/0/count", "/lines/0/x~1y", "/lines/1/text", "/lines/2", "/k"]
        )
    }

    @Test(arguments: ["[]", "1", "null", "\"x\"", "{}", #"{"lines": null}"#, #"{"lines": []}"#, #"{"lines": {}}"#])
    func `a document of another shape is refused`(_ text: String) {
        guard case .failure = decode(text) else {
            Issue.record("it was accepted")
            return
        }
    }

    @Test(arguments: ["1.0", "1e0", "10", "0", "-1", "\"3\"", "true", "99999999999999999999"])
    func `a whole number is written as one and within its range`(_ text: String) {
        guard case .failure(let errors) = decode(#"{"lines": [{"text": "a", "count": \#(text)}]}"#) else {
            Issue.record("it was accepted")
            return
        }
        #expect(errors.errors.map(\.pointer) == ["/lines/0/count"])
    }
}

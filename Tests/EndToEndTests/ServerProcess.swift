import Foundation
import StrictJSON

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The built program, run as its users run it: a process of its own, over HTTP on loopback.
final class ServerProcess {
    /// Speaks to it.
    let client: ServerClient
    private let process: Process

    /// Starts `rxledger serve` on a free port and waits until it is ready.
    ///
    /// - Parameter isToBeReady: Whether to wait until it is; else it only listens.
    init(data: String, isToBeReady: Bool = true) async throws {
        let token = try Program.run(["token", "--data", data]).output.trimmingCharacters(in: .whitespacesAndNewlines)
        let announcement = Pipe()
        process = Process()
        process.executableURL = Program.url
        process.arguments = ["serve", "--data", data, "--port", "0", "--log-level", "warning"]
        process.standardOutput = announcement
        process.standardError = FileHandle.standardError
        try process.run()
        let base = try Self.address(announcedOn: announcement.fileHandleForReading)
        client = ServerClient(base: base, token: token, processIdentifier: process.processIdentifier)
        if isToBeReady { try await client.waitUntilReady() }
    }

    /// Whether it has not ended.
    var isRunning: Bool { process.isRunning }

    deinit { kill() }

    /// `kill -9`, and the wait for its end.
    func kill() {
        guard process.isRunning else { return }
        client.kill()
        process.waitUntilExit()
    }

    /// Asks it to stop, and waits.
    ///
    /// - Returns: Its exit code.
    func stop() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }

    private static func address(announcedOn output: FileHandle) throws -> URL {
        var text = ""
        while !text.contains("\n") {
            let chunk = output.availableData
            guard !chunk.isEmpty else { throw ProgramError.didNotStart(text) }
            text += String(decoding: chunk, as: UTF8.self)
        }
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let word = words.first(where: { $0.hasPrefix("http://") }), let url = URL(string: String(word)) else {
            throw ProgramError.didNotStart(text)
        }
        return url
    }
}

/// Speaks to a server process; can be used from many tasks at once.
struct ServerClient: Sendable {
    /// Where it answers.
    let base: URL
    /// A token for it.
    let token: String
    /// The process.
    let processIdentifier: Int32
    private let session = URLSession(configuration: .ephemeral)

    init(base: URL, token: String, processIdentifier: Int32) {
        self.base = base
        self.token = token
        self.processIdentifier = processIdentifier
    }

    /// `kill -9`: no chance to clean up.
    func kill() { _ = Foundation.kill(processIdentifier, SIGKILL) }

    /// Sends a request.
    func send(
        _ method: String,
        _ path: String,
        body: String? = nil,
        headers: [String: String] = [:]
    ) async throws -> Answer {
        guard let url = URL(string: path, relativeTo: base) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.timeoutInterval = 30
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        if let body {
            request.httpBody = Data(body.utf8)
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await session.data(for: request)
        guard let http = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        return Answer(status: http.statusCode, headers: http.allHeaderFields, body: Array(data))
    }

    func waitUntilReady() async throws {
        for _ in 0..<300 {
            if let answer = try? await send("GET", "/health/ready"), answer.status == 200 { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw ProgramError.didNotBecomeReady
    }
}

/// What came back over HTTP.
struct Answer {
    /// The status code.
    let status: Int
    /// The header fields.
    let headers: [AnyHashable: Any]
    /// The body's bytes.
    let body: [UInt8]

    /// The body, parsed strictly.
    var json: JSONValue { get throws { try JSONParser.parse(body) } }
    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }
    /// A header field.
    func header(_ name: String) -> String? {
        headers.first { ($0.key as? String)?.lowercased() == name.lowercased() }?.value as? String
    }
}

/// Running the built program to its end.
enum Program {
    /// Where the build put it: beside the test bundle.
    static var url: URL {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return package.appending(path: ".build/debug/rxledger")
    }

    /// Runs a command and collects what it prints.
    static func run(
        _ arguments: [String],
        of program: URL = url
    ) throws -> (status: Int32, output: String, errors: String) {
        let process = Process()
        let output = Pipe()
        let errors = FileManager.default.temporaryDirectory.appending(path: "rxledger-\(UUID()).err")
        try Data().write(to: errors)
        defer { try? FileManager.default.removeItem(at: errors) }
        process.executableURL = program
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text, try String(contentsOf: errors, encoding: .utf8))
    }
}

/// Why the program could not be used.
enum ProgramError: Error {
    case didNotStart(String)
    case didNotBecomeReady
}

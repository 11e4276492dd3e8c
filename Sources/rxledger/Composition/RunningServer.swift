import Foundation
import Server
import StrictJSON

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The server that has the data directory open, as seen from a command in another process: spoken to over its API.
struct RunningServer: Sendable {
    private let base: URL
    private let token: String

    /// Finds the server of a directory by the note it leaves there.
    ///
    /// - Throws: ``CommandError`` if the directory is in use but by no server that can be reached.
    init(of directory: DataDirectory) async throws {
        guard let note = try? String(contentsOf: directory.serverNote, encoding: .utf8),
            let url = URL(string: note.trimmingCharacters(in: .whitespacesAndNewlines))
        else {
            throw CommandError(
                .inUse,
                "The directory is in use by another process that is not a server; wait for it to end."
            )
        }
        self.base = url
        let issuer = try await TokenIssuer(keys: KeyStore(in: directory))
        self.token = try await issuer.token(tenant: directory.tenant, role: .system, subject: "command-line", hours: 1)
    }

    /// Leaves the note that lets commands find the server.
    static func announce(_ url: String, in directory: DataDirectory) throws {
        try Data((url + "\n").utf8).write(to: directory.serverNote, options: .atomic)
    }

    /// Sends a request.
    ///
    /// - Throws: ``CommandError`` with the server's own words if it refuses.
    func send(_ method: String, _ path: String, _ body: String? = nil) async throws -> JSONValue {
        guard let url = URL(string: path, relativeTo: base) else {
            throw CommandError(.internalError, "\(path) is no path")
        }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        if let body {
            request.httpBody = Data(body.utf8)
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        let (data, response): (Data, URLResponse)
        do {
            (data, response) = try await URLSession.shared.data(for: request)
        } catch {
            throw CommandError(.inUse, "The server at \(base.absoluteString) has the directory but does not answer.")
        }
        let answer = try? JSONParser.parse(Array(data))
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        guard (200..<300).contains(status), let answer else {
            throw CommandError(
                status == 404 ? .nothingThere : .internalError,
                "The server answered \(status): \(answer?["detail"]?.string ?? "no reason given")"
            )
        }
        return answer
    }
}

extension DataDirectory {
    /// Where a running server leaves its address.
    var serverNote: URL { tenantFolder.appending(path: "server-url") }
}

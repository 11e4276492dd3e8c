import ArgumentParser
import Configuration
import EventCatalog
import Foundation
import Logging
import Prescribing
import StrictJSON

/// The options of a running server: flags, then `RXLEDGER_…` in the environment, then the configuration file.
struct Settings: Sendable {
    /// Every key there is, as in the file; in the environment `RXLEDGER_` + upper case, hyphens as underscores.
    enum Key: String, CaseIterable {
        case data
        case keys
        case tenant
        case host
        case port
        case logLevel = "log-level"
        case timerInterval = "timer-interval"
        case jurisdiction
    }

    /// Where the data lives.
    let data: String
    /// Where the secrets live; `nil` for beside the data.
    let keys: String?
    /// Whose data is served.
    let tenant: String
    /// The address to listen on.
    let host: String
    /// The port to listen on, 0 … 65535; 0 lets the system choose.
    let port: Int
    /// The least severe log messages that are written.
    let logLevel: Logger.Level
    /// The longest time between two rounds of the clinic's timer.
    let timerInterval: Duration
    /// Whose law prescriptions are written under.
    let jurisdiction: Jurisdiction

    /// Reads the settings.
    ///
    /// - Parameters:
    ///   - flags: What was given on the command line.
    ///   - file: The configuration file, a flat JSON object.
    /// - Throws: `ValidationError` for an unknown key, or a value that is not one.
    init(flags: [Key: String], file: String?, environment: [String: String]) async throws {
        try Self.refuseUnknownVariables(in: environment)
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "flags", values: Self.configuration(flags)),
            EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "rxledger"),
        ]
        if let file = file ?? environment["RXLEDGER_CONFIG"] {
            try Self.refuseUnknownKeys(inFile: file)
            let location = InMemoryProvider(values: ["filePath": ConfigValue(.string(file), isSecret: false)])
            providers.append(
                try await FileProvider<JSONSnapshot>(config: ConfigReader(provider: location))
            )
        }
        let reader = ConfigReader(providers: providers)
        self.data = reader.text(.data, default: "data")
        let keys = reader.text(.keys, default: "")
        self.keys = keys.isEmpty ? nil : keys
        self.tenant = reader.text(.tenant, default: "default")
        self.host = reader.text(.host, default: "127.0.0.1")
        guard let port = Int(reader.text(.port, default: "8080")), (0...65535).contains(port) else {
            throw ValidationError("The port is a number from 0 to 65535")
        }
        self.port = port
        guard let level = Logger.Level(rawValue: reader.text(.logLevel, default: "info")) else {
            let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("The log level is one of: \(levels)")
        }
        self.logLevel = level
        guard let seconds = Int(reader.text(.timerInterval, default: "300")), (1...86_400).contains(seconds) else {
            throw ValidationError("The timer's interval is a number of seconds from 1 to 86400")
        }
        self.timerInterval = .seconds(seconds)
        guard let jurisdiction = Jurisdiction(wireName: reader.text(.jurisdiction, default: "uk")) else {
            let names = Jurisdiction.allCases.map(\.wireName).joined(separator: ", ")
            throw ValidationError("The jurisdiction is one of: \(names)")
        }
        self.jurisdiction = jurisdiction
    }

    private static func configuration(_ flags: [Key: String]) -> [AbsoluteConfigKey: ConfigValue] {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for (key, value) in flags {
            values[AbsoluteConfigKey([key.rawValue])] = ConfigValue(.string(value), isSecret: false)
        }
        return values
    }

    /// A misspelt setting must not be a setting that is silently not made.
    private static func refuseUnknownVariables(in environment: [String: String]) throws {
        let known = Key.allCases.map(\.variable) + ["RXLEDGER_CONFIG"]
        let unknown = environment.keys.filter { $0.hasPrefix("RXLEDGER_") && !known.contains($0) }.sorted()
        guard unknown.isEmpty else {
            throw ValidationError(
                "Unknown settings in the environment: \(unknown.joined(separator: ", ")). "
                    + "There are: \(known.joined(separator: ", "))"
            )
        }
    }

    private static func refuseUnknownKeys(inFile path: String) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw ValidationError("The configuration file \(path) can't be read")
        }
        let document = try JSONParser.parse(Array(bytes))
        guard case .object(let object) = document else {
            throw ValidationError("The configuration file \(path) must hold one JSON object")
        }
        let known = Key.allCases.map(\.rawValue)
        let unknown = object.members.map(\.name).filter { !known.contains($0) }
        guard unknown.isEmpty else {
            throw ValidationError(
                "Unknown settings in \(path): \(unknown.joined(separator: ", ")). There are: \(known.joined(separator: ", "))"
            )
        }
    }
}

extension Settings.Key {
    /// The name in the environment: `RXLEDGER_LOG_LEVEL`.
    var variable: String { "RXLEDGER_" + rawValue.uppercased().replacing("-", with: "_") }
}

extension ConfigReader {
    /// A setting as text: the file may hold the port as a number.
    fileprivate func text(_ key: Settings.Key, default value: String) -> String {
        let name = ConfigKey([key.rawValue])
        return string(forKey: name) ?? int(forKey: name).map(String.init) ?? value
    }
}

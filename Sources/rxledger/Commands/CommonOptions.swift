import ArgumentParser
import Foundation

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: "Where the data lives (RXLEDGER_DATA; default ./data).")
    var data: String?

    @Option(
        help: """
            Where the installation's secrets live, outside of the data (RXLEDGER_KEYS; default the data's name with \
            .keys behind it).
            """
    )
    var keys: String?

    @Option(help: "Whose data to work on (RXLEDGER_TENANT; default 'default').")
    var tenant: String?

    @Option(
        help: """
            A configuration file: a JSON object with the keys data, keys, tenant, host, port, log-level, timer-interval, \
            jurisdiction (RXLEDGER_CONFIG).
            """
    )
    var config: String?

    @Option(
        name: .customLong("log-level"),
        help: "trace, debug, info, notice, warning, error or critical (RXLEDGER_LOG_LEVEL)."
    )
    var logLevel: String?

    /// The settings of this run; flags win over the environment, the environment over the file.
    ///
    /// - Parameter options: What the command's own options say.
    func settings(_ options: [Settings.Key: String?] = [:]) async throws -> Settings {
        var flags = options.compactMapValues(\.self)
        flags[.data] = data
        flags[.keys] = keys
        flags[.tenant] = tenant
        flags[.logLevel] = logLevel
        return try await Settings(flags: flags, file: config, environment: ProcessInfo.processInfo.environment)
    }
}

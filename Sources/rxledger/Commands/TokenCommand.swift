import ArgumentParser
import Server

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Print a development token for the API.",
        discussion: """
            The token is signed with this installation's own key (keys/token-signing.key below the data directory), which \
            is made on first use. In production an identity provider makes the tokens.

            EXAMPLES
              rxledger token
              rxledger token --role prescriber --subject 0190a3c4-7b1e-7cc0-8000-0123456789ab --hours 1
            """
    )

    @OptionGroup var common: CommonOptions

    @Option(help: "What the bearer acts as: \(roleNames).", transform: Self.role)
    var role: Role = .system

    @Option(help: "Who the bearer is: a UUID, or any name.")
    var subject = "developer"

    @Option(help: "How long it is good, 1 to 8760.")
    var hours = 720

    func validate() throws {
        guard (1...8_760).contains(hours) else { throw ValidationError("--hours is a number from 1 to 8760") }
        guard (1...255).contains(subject.utf8.count) else { throw ValidationError("--subject has 1 to 255 bytes") }
    }

    func run() async throws {
        let settings = try await common.settings()
        let directory = try DataDirectory(settings)
        try directory.create()
        let issuer = try await TokenIssuer(keys: KeyStore(in: directory))
        print(try await issuer.token(tenant: settings.tenant, role: role, subject: subject, hours: hours))
    }

    private static let roleNames = Role.allCases.map(\.rawValue).joined(separator: ", ")

    private static func role(_ name: String) throws -> Role {
        guard let role = Role(rawValue: name) else { throw ValidationError("--role is one of: \(roleNames)") }
        return role
    }
}

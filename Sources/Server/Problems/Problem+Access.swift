internal import HTTPTypes

/// The problems of who asks.
extension Problem {
    /// No token, or none that proves who asks. Why exactly is not told.
    static let unauthenticated: Problem = {
        var problem = Problem("unauthenticated", .unauthorized, "A valid bearer token is required.")
        problem.headers[.wwwAuthenticate] = "Bearer realm=\"rxledger\", error=\"invalid_token\""
        return problem
    }()

    /// The role of the caller may not do this.
    static func forbidden(_ role: Role) -> Problem {
        Problem("forbidden", .forbidden, "The role \(role.rawValue) may not do this.")
    }

    /// The token is for a tenant that this server does not serve.
    static let otherTenant = Problem("forbidden", .forbidden, "This server does not serve the tenant of the token.")
}

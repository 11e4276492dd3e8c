internal import CommandHandling
internal import Crypto
internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import StrictJSON

extension Call {
    /// Who asks for which command: the same `Idempotency-Key` of the same caller on the same route is the same command,
    /// and the digest tells whether it asks for the same (I-50).
    func envelope(for body: JSONValue) throws(Problem) -> CommandEnvelope {
        let origin = EventOrigin(
            actor: identity.actor,
            role: identity.role.rawValue,
            client: identity.client,
            commandID: try commandID(),
            correlationID: TraceContext.traceID(in: request.headers[.traceParent])
        )
        var hash = SHA256()
        hash.update(data: Array("\(request.method.rawValue) \(request.uri.path)\n".utf8))
        hash.update(data: body.canonicalBytes)
        return CommandEnvelope(origin: origin, digest: Array(hash.finalize()))
    }

    private func commandID() throws(Problem) -> RecordID {
        guard let key = try header(.idempotencyKey) else { return .make() }
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .invalidHeader("Idempotency-Key", "Must be 1 to 255 visible ASCII characters.")
        }
        var hash = SHA256()
        for part in [identity.tenant, identity.actor.description, request.method.rawValue, route, key] {
            hash.update(data: Array(part.utf8))
            hash.update(data: [0])
        }
        return RecordID(bytes: Array(hash.finalize()).prefix(16)) ?? .make()
    }
}

/// The W3C trace context that a client may send along.
enum TraceContext {
    /// The trace's id; `nil` for anything that is not a valid `traceparent`, which is then ignored as the standard asks.
    static func traceID(in header: String?) -> RecordID? {
        guard let header else { return nil }
        let parts = header.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0].utf8.count == 2, parts[0] != "ff", parts[1].utf8.count == 32,
            parts[2].utf8.count == 16
        else { return nil }
        let digits = Array(parts[1].utf8)
        guard digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
            digits.contains(where: { $0 != 0x30 }),
            let high = UInt64(parts[1].prefix(16), radix: 16), let low = UInt64(parts[1].suffix(16), radix: 16)
        else { return nil }
        return RecordID(high: high, low: low)
    }
}

extension JSONValue {
    /// The value written in one way only: members by name, no white space. For digests.
    var canonicalBytes: [UInt8] {
        var writer = JSONWriter()
        writer.canonical(self)
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func canonical(_ value: JSONValue) {
        switch value {
        case .array(let elements): array { writer in for element in elements { writer.canonical(element) } }
        case .object(let object):
            let members = object.members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
            self.object { writer in
                for member in members {
                    writer.name(dynamic: member.name)
                    writer.canonical(member.value)
                }
            }
        case .null, .bool, .number, .string: self.value(value)
        }
    }
}

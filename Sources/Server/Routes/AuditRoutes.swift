internal import CommandHandling
internal import EventCatalog
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import Prescribing
internal import StrictJSON
internal import Transparency

/// Checkpoints, tiles, proofs and receipts: what makes the log checkable for whoever does not trust this server.
///
/// `/v1/audit` is the prefix of a tiled transparency log (C2SP `tlog-tiles`).
struct AuditRoutes {
    let audit: AuditDesk
    private var log: any AuditableLog { audit.log }

    var endpoints: [Endpoint] {
        [
            text("/v1/audit/checkpoint", .audit) { _ in try await audit.signed().note.note },
            text("/v1/audit/key", .audit) { _ in audit.notary.verifier.description + "\n" },
            .get("/v1/audit/proof/inclusion", .audit, parameters: ["position", "size"]) { try await inclusion($0) },
            .get("/v1/audit/proof/consistency", .audit, parameters: ["from", "to"]) { try await consistency($0) },
            text("/v1/audit/receipt", .audit, parameters: ["position"]) { call in
                guard let position = try call.query.integer("position", in: 1...UInt64(Int64.max)) else {
                    throw Problem.invalidParameter("position", "Is required: the position of an event.")
                }
                return try await receipt(at: position)
            },
            text("/v1/prescriptions/{id}/receipt", .readPrescriptions, parameters: ["version"]) { call in
                try await prescriptionReceipt(call)
            },
        ] + tileEndpoints
    }

    /// A tile's number has a group for each three digits, and a partial tile its width behind it.
    private var tileEndpoints: [Endpoint] {
        let groups = ["a", "b", "c", "d"]
        return groups.indices.map { last in
            let names = ["level"] + groups[...last]
            let path = "/v1/audit/tile/" + names.map { "{\($0)}" }.joined(separator: "/")
            return Endpoint(
                method: .get,
                path: path,
                access: .permitted(.audit),
                parameters: [],
                mediaType: MediaTypes.bytes
            ) { call in try tile(try names.map { name throws(Problem) in try call.text(name) }.joined(separator: "/")) }
        }
    }

    private func text(
        _ path: String,
        _ permission: Permission,
        parameters: [String] = [],
        _ answer: @escaping @Sendable (Call) async throws -> String
    ) -> Endpoint {
        Endpoint(
            method: .get,
            path: path,
            access: .permitted(permission),
            parameters: parameters,
            mediaType: MediaTypes.text
        ) { call in Response.text(try await answer(call), type: MediaTypes.text, position: log.head) }
    }
}

// MARK: - Proofs

extension AuditRoutes {
    /// `GET /v1/audit/proof/inclusion`: that the event at `position` is in the tree of `size` leaves, by default of the
    /// last checkpoint.
    private func inclusion(_ call: Call) async throws -> Response {
        guard let position = try call.query.integer("position", in: 1...UInt64(Int64.max)) else {
            throw Problem.invalidParameter("position", "Is required: the position of an event.")
        }
        let size: UInt64
        if let stated = try call.query.integer("size", in: 1...UInt64(Int64.max)) {
            size = stated
        } else {
            size = try await audit.signed().checkpoint.size
        }
        let tree = log.tree
        let leaf = position - 1
        return try inTree {
            let path = try tree.inclusionProof(of: leaf, in: size)
            let hash = try tree.hash(height: 0, index: leaf)
            let root = try tree.root(at: size)
            return Response.json(position: tree.size) {
                $0.object {
                    $0.member("position", position)
                    $0.member("leaf_index", leaf)
                    $0.member("leaf_hash", hash.base64)
                    $0.member("tree_size", size)
                    $0.member("root", root.base64)
                    $0.array("path", of: path) { $0.string($1.base64) }
                }
            }
        }
    }

    /// `GET /v1/audit/proof/consistency`: that the tree of `to` leaves, by default of the last checkpoint, goes on from
    /// that of `from`.
    private func consistency(_ call: Call) async throws -> Response {
        guard let old = try call.query.integer("from", in: 0...UInt64(Int64.max)) else {
            throw Problem.invalidParameter("from", "Is required: the number of leaves of the older tree.")
        }
        let new: UInt64
        if let stated = try call.query.integer("to", in: 0...UInt64(Int64.max)) {
            new = stated
        } else {
            new = try await audit.signed().checkpoint.size
        }
        guard old <= new else { throw Problem.invalidParameter("from", "Must not be more than to.") }
        let tree = log.tree
        return try inTree {
            let path = try tree.consistencyProof(from: old, to: new)
            let (oldRoot, newRoot) = (try tree.root(at: old), try tree.root(at: new))
            return Response.json(position: tree.size) {
                $0.object {
                    $0.member("from", old)
                    $0.member("from_root", oldRoot.base64)
                    $0.member("to", new)
                    $0.member("to_root", newRoot.base64)
                    $0.array("path", of: path) { $0.string($1.base64) }
                }
            }
        }
    }

    /// The proof file of one event with its entry in it, under a checkpoint that has it.
    private func receipt(at position: Position) async throws -> String {
        let (note, checkpoint) = try await audit.signed()
        return try inTree {
            let tree = log.tree
            let path = try tree.inclusionProof(of: position - 1, in: checkpoint.size)
            let entry = try tree.entries(from: position - 1, count: 1).first
            return ProofFile(index: position - 1, entry: entry, path: path, checkpoint: note).text
        }
    }

    /// `GET /v1/prescriptions/{id}/receipt`: of the prescription's last event, or of the one that made `version`.
    private func prescriptionReceipt(_ call: Call) async throws -> String {
        let stream = StreamID(.prescription, try call.id(of: PrescriptionID.self).record)
        let version = try call.query.integer("version", in: 1...UInt64(Int64.max))
        let event =
            if let version {
                try log.read(.stream(stream), from: version - 1, direction: .forward, limit: 1).first
            } else {
                try log.read(.stream(stream), from: .max, direction: .backward, limit: 1).first
            }
        guard let event else { throw Problem.noSuch(.prescription) }
        return try await receipt(at: event.entry.position)
    }

    private func inTree<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch is ProofError { throw Problem.notInTree(size: log.tree.size) }
    }
}

// MARK: - Tiles

extension AuditRoutes {
    /// `GET /v1/audit/tile/…`: hashes side by side, or entries with their lengths. A full tile never changes.
    private func tile(_ path: String) throws -> Response {
        let tree = log.tree
        guard let tile = Tile(path: path), tile.width <= Tile.width(of: tile.content, index: tile.index, in: tree.size)
        else { throw Problem.notInTree(size: tree.size) }
        let first = tile.index * UInt64(Tile.fullWidth)
        var body = ByteBuffer()
        switch tile.content {
        case .hashes(let level):
            for hash in try tree.hashes(level: level, from: first, count: tile.width) { body.writeBytes(hash.bytes) }
        case .entries:
            for entry in try tree.entries(from: first, count: tile.width) {
                body.writeInteger(UInt16(clamping: entry.count))
                body.writeBytes(entry)
            }
        }
        return Response(
            status: .ok,
            headers: [.contentType: MediaTypes.bytes, .ledgerPosition: String(tree.size)],
            body: ResponseBody(byteBuffer: body)
        )
    }
}

extension TreeHash {
    fileprivate var base64: String { Data(bytes).base64EncodedString() }
}

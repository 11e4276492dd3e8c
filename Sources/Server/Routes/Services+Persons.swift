internal import EventCatalog
internal import Hummingbird
internal import PatientRecord
internal import ProjectionEngine
internal import StrictJSON

/// An answer about a person from two read models, at one position.
struct PersonAnswer<Value> {
    /// The person as the patients' records tell; `nil` if there is no such record.
    let person: Person?
    /// What the other read model tells, with the position that both reflect.
    let snapshot: Snapshot<Value>
}

/// Answers that need to know which records are of one person, and then ask another read model about these.
extension Services {
    /// Reads a person, and what another read model tells of them, at one position: the smallest that both reflect.
    ///
    /// A person whose records have not changed since is the same at an earlier position, so an answer seldom waits. Where
    /// the records are behind the other read model, or have changed since, it waits for the one that is behind and reads
    /// again, as long as a query may wait for a position at all.
    ///
    /// - Throws: A ``Problem``: 503 when that time is over. A read model that has stopped is not waited for: the answer says
    ///   that it is incomplete.
    func read<Rule, Value>(
        _ patient: PatientID,
        with model: ReadModel<Rule>,
        _ query: (Person?) async throws -> Snapshot<Value>
    ) async throws -> PersonAnswer<Value> {
        let deadline = ContinuousClock.now + configuration.positionTimeout
        let records = readModels.patientRecord
        while true {
            let person = try records.person(patient)
            let found = try await query(person.value)
            let isSameThen = found.position <= person.position && (person.value?.position ?? 0) <= found.position
            if isSameThen || person.hasStopped || found.hasStopped {
                return PersonAnswer(person: person.value, snapshot: Self.together(person, found))
            }
            if person.position < found.position {
                try await wait(for: found.position, on: records, until: deadline)
            } else {
                try await wait(for: person.position, on: model, until: deadline)
            }
        }
    }

    private func wait<Rule>(
        for position: UInt64,
        on model: ReadModel<Rule>,
        until deadline: ContinuousClock.Instant
    ) async throws {
        let rest = deadline - .now
        guard rest > .zero, await model.wait(for: position, timeout: rest) >= position else {
            throw Problem.positionNotReached
        }
    }

    /// What was found, at the smaller position, with what either lacks of the person.
    private static func together<Value>(_ person: Snapshot<Person?>, _ found: Snapshot<Value>) -> Snapshot<Value> {
        let records = (person.value?.records ?? []).map(\.record)
        return Snapshot(
            value: found.value,
            position: min(person.position, found.position),
            parked: found.parked.union(person.parked.intersection(records)),
            hasStopped: found.hasStopped || person.hasStopped
        )
    }
}

extension Services {
    /// Answers with a page of what a read model tells about a person, as ``answerPage(_:from:scope:_:_:)`` does.
    ///
    /// - Parameters:
    ///   - scope: What the cursor belongs to, of the person as they are.
    ///   - query: Reads the page behind a key.
    func answerPage<Rule, Item>(
        _ call: Call,
        about patient: PatientID,
        from model: ReadModel<Rule>,
        scope: (Person?) throws -> [String],
        _ query: (Person?, _ after: [UInt8]?) throws -> Snapshot<Page<Item>>,
        _ write: (inout JSONWriter, Person?, Item) throws -> Void
    ) async throws -> Response {
        try await waitForPosition(call, on: readModels.patientRecord)
        try await waitForPosition(call, on: model)
        let position = model.position
        let before = listTag(position: position)
        if readModels.patientRecord.position == position, call.alreadyHas(before) {
            return notModified(call, model, position: position, tag: before)
        }
        func seal(_ person: Person?) throws -> CursorSeal.Scope {
            CursorSeal.Scope(tenant: call.identity.tenant, route: call.route, query: try scope(person))
        }
        let answer = try await read(patient, with: model) { try query($0, try key(of: call, in: try seal($0))) }
        let next = cursor(behind: answer.snapshot.value, in: try seal(answer.person))
        return try computed(call, model, answer.snapshot) { writer, snapshot in
            try writer.page(snapshot, next: next) { try write(&$0, answer.person, $1) }
        }
    }
}

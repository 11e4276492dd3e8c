import EventCatalog
import Ledger
import TestKit
import Testing

/// What every log answers to reads.
@Suite struct ReadConformance {
    /// Ten events: odd positions in stream 1, even ones in stream 2; every fifth about subject 7.
    private func fill(_ log: any EventLog) async throws {
        for position in 1...10 {
            let subjects: [RecordID] = position % 5 == 0 ? [.test(7), .test(8)] : [.test(8)]
            try await log.append([.test("\(position)", subjects: subjects)], to: .patient(position % 2 == 1 ? 1 : 2))
        }
    }

    private func texts(
        _ log: any EventLog,
        _ source: EventSource,
        _ start: UInt64,
        _ direction: ReadDirection,
        limit: Int = .max
    ) throws -> [String] {
        try log.read(source, from: start, direction: direction, limit: limit).map(\.text)
    }

    @Test(arguments: Backend.all)
    func `the log is read forward after a position`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            try await fill(log)
            #expect(try texts(log, .log, 0, .forward, limit: 3) == ["1", "2", "3"])
            #expect(try texts(log, .log, 3, .forward, limit: 3) == ["4", "5", "6"])
            #expect(try texts(log, .log, 8, .forward) == ["9", "10"])
            #expect(try texts(log, .log, 10, .forward) == [])
            #expect(try texts(log, .log, 99, .forward) == [])
            #expect(try texts(log, .log, .max, .forward) == [])
            #expect(try texts(log, .log, 0, .forward, limit: 0) == [])
            #expect(try texts(log, .log, 0, .forward, limit: -1) == [])
        }
    }

    @Test(arguments: Backend.all)
    func `the log is read backward before a position`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            try await fill(log)
            #expect(try texts(log, .log, .max, .backward, limit: 3) == ["10", "9", "8"])
            #expect(try texts(log, .log, 8, .backward, limit: 2) == ["7", "6"])
            #expect(try texts(log, .log, 3, .backward) == ["2", "1"])
            #expect(try texts(log, .log, 1, .backward) == [])
            #expect(try texts(log, .log, 0, .backward) == [])
        }
    }

    @Test(arguments: Backend.all)
    func `a stream is read by version in both directions`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            try await fill(log)
            #expect(try texts(log, .stream(.patient(2)), 0, .forward) == ["2", "4", "6", "8", "10"])
            #expect(try texts(log, .stream(.patient(2)), 2, .forward, limit: 2) == ["6", "8"])
            #expect(try texts(log, .stream(.patient(2)), .max, .backward, limit: 2) == ["10", "8"])
            #expect(try texts(log, .stream(.patient(2)), 3, .backward) == ["4", "2"])
            #expect(try texts(log, .stream(.patient(3)), 0, .forward) == [])
            #expect(try texts(log, .stream(.prescription(2)), .max, .backward) == [])
        }
    }

    @Test(arguments: Backend.all)
    func `a subject is read over all streams by position`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            try await fill(log)
            #expect(try texts(log, .subject(.test(7)), 0, .forward) == ["5", "10"])
            #expect(try texts(log, .subject(.test(7)), 5, .forward) == ["10"])
            #expect(try texts(log, .subject(.test(7)), 10, .backward) == ["5"])
            #expect(try texts(log, .subject(.test(8)), .max, .backward, limit: 2) == ["10", "9"])
            #expect(try texts(log, .subject(.test(6)), 0, .forward) == [])
        }
    }

    @Test(arguments: Backend.all)
    func `a subject named twice in an event counts once`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            try await log.append([.test("a", subjects: [.test(1), .test(1)])], to: .patient(1))
            #expect(try texts(log, .subject(.test(1)), 0, .forward) == ["a"])
        }
    }

    @Test(arguments: Backend.all)
    func `more events than one transaction reads come whole and in order`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            for command in 0..<9 {
                try await log.append(
                    (0..<1000).map { .test("\(command * 1000 + $0 + 1)", subjects: [.test(1)]) },
                    to: .patient(1)
                )
            }
            let expected = (1...9000).map(String.init)
            for source in [EventSource.log, .stream(.patient(1)), .subject(.test(1))] {
                #expect(try texts(log, source, 0, .forward) == expected)
                #expect(try texts(log, source, .max, .backward) == expected.reversed())
                #expect(try texts(log, source, 100, .forward, limit: 5000) == Array(expected[100..<5100]))
            }
        }
    }

    @Test(arguments: Backend.all)
    func `statistics tell the head and the commits`(_ backend: Backend) async throws {
        try await backend.withLog { log in
            try await fill(log)
            let statistics = try log.statistics()
            #expect(statistics.head == 10)
            #expect(statistics.commits == 10)
            #expect(statistics.openReaders == 0)
            #expect(statistics.bytesUsed > 0)
        }
    }
}

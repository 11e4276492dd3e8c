import StrictJSON
import Testing

@Suite struct JSONChangeTests {
    private func changes(_ old: String, _ new: String) throws -> [String] {
        try JSONParser.parse(Array(old.utf8)).changes(to: try JSONParser.parse(Array(new.utf8))).map { change in
            "\(change.kind) \(change.path) \(change.old?.text ?? "") > \(change.new?.text ?? "")"
        }
    }

    @Test func `documents that say the same have no differences`() throws {
        for text in ["null", "{}", "[]", #"{"a": [1, {"id": "x", "b": null}], "c": "é"}"#] {
            #expect(try changes(text, text).isEmpty)
        }
        #expect(try changes(#"{"a": 1, "b": 2}"#, #"{"b": 2, "a": 1}"#).isEmpty, "the order of members is nothing")
    }

    @Test func `members are added, removed and changed as deep down as possible`() throws {
        #expect(
            try changes(#"{"a": {"b": 1, "c": 2}, "d": 3}"#, #"{"a": {"b": 1, "c": "2", "e": null}}"#)
                == ["removed /d 3 > ", #"changed /a/c 2 > "2""#, "added /a/e  > null"]
        )
        #expect(
            try changes(#"{"a/b": 1, "~": 1}"#, #"{"a/b": 2, "~": 2}"#).map { $0.split(separator: " ")[1] } == [
                "/a~1b", "/~0",
            ]
        )
        #expect(try changes("1", "[1]") == ["changed  1 > [1]"])
    }

    @Test func `elements with an id are followed, wherever they stand among the others`() throws {
        let old = #"[{"id": "a", "s": 1}, {"id": "b", "s": 1}, {"id": "c", "s": 1}]"#
        let new = #"[{"id": "b", "s": 2}, {"id": "c", "s": 1}, {"id": "d", "s": 1}]"#
        #expect(
            try changes(old, new) == [
                #"removed /0 {"id":"a","s":1} > "#, #"added /2  > {"id":"d","s":1}"#, "changed /0/s 1 > 2",
            ]
        )
    }

    @Test func `other elements are the same where they are alike`() throws {
        #expect(try changes(#"["a", "b"]"#, #"["b", "c"]"#) == [#"removed /0 "a" > "#, #"added /1  > "c""#])
        #expect(try changes(#"["e\u0301"]"#, #"["\u00e9"]"#).count == 2, "composed and decomposed letters differ")
    }

    @Test func `the changes make the new document of the old one`() throws {
        var generator = SeededNumbers(state: 7)
        for _ in 0..<3_000 {
            let old = JSONValue.random(&generator, depth: 4)
            let new = generator.next(below: 4) == 0 ? .random(&generator, depth: 4) : old.mutated(&generator)
            let patched = old.applying(old.changes(to: new))
            #expect(patched.sorted.text == new.sorted.text, "from \(old.text)")
        }
    }
}

/// The same numbers in every run.
private struct SeededNumbers {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
}

extension JSONValue {
    fileprivate var text: String {
        var writer = JSONWriter()
        writer.value(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    fileprivate static func object(of members: [(String, JSONValue)]) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            for (name, value) in members {
                $0.name(dynamic: name)
                $0.value(value)
            }
        }
        return try JSONParser.parse(writer.bytes)
    }

    fileprivate static func random(_ numbers: inout SeededNumbers, depth: Int) -> JSONValue {
        switch numbers.next(below: depth == 0 ? 3 : 6) {
        case 0: return .null
        case 1: return .number("\(numbers.next(below: 3))")
        case 2: return .string(["a", "b", "é"][numbers.next(below: 3)])
        case 3:
            return .array((0..<numbers.next(below: 5)).map { _ in .random(&numbers, depth: depth - 1) })
        case 4:
            return .array(
                (0..<numbers.next(below: 5)).compactMap { number in
                    try? .object(of: [("id", .string("\(number)")), ("v", .random(&numbers, depth: depth - 1))])
                }
            )
        default:
            let members = ["x", "y/z", "~"].filter { _ in numbers.next(below: 2) == 0 }
            return (try? .object(of: members.map { ($0, .random(&numbers, depth: depth - 1)) })) ?? .null
        }
    }

    /// The value with a few of its parts changed, taken away or doubled.
    fileprivate func mutated(_ numbers: inout SeededNumbers) -> JSONValue {
        switch self {
        case .array(let elements):
            var changed = elements.compactMap { element -> JSONValue? in
                switch numbers.next(below: 5) {
                case 0: nil
                case 1: element.mutated(&numbers)
                default: element
                }
            }
            if changed.count > 1, numbers.next(below: 4) == 0 { changed.swapAt(0, changed.count - 1) }
            if numbers.next(below: 3) == 0 { changed.append(.random(&numbers, depth: 2)) }
            return .array(changed)
        case .object(let object):
            let members = object.members.compactMap { member -> (String, JSONValue)? in
                guard member.name == "id" || numbers.next(below: 5) > 0 else { return nil }
                return (member.name, member.name == "id" ? member.value : member.value.mutated(&numbers))
            }
            return (try? .object(of: members)) ?? .null
        default: return numbers.next(below: 3) == 0 ? .random(&numbers, depth: 1) : self
        }
    }

    /// The value with its members by name.
    fileprivate var sorted: JSONValue {
        switch self {
        case .array(let elements): .array(elements.map(\.sorted))
        case .object(let object):
            (try? .object(of: object.members.sorted { $0.name < $1.name }.map { ($0.name, $0.value.sorted) })) ?? .null
        default: self
        }
    }

    /// The value after changes: outer lists first, in each what is removed from the back, then what is added.
    fileprivate func applying(_ changes: [JSONChange]) -> JSONValue {
        func steps(_ change: JSONChange) -> [String] {
            change.path.split(separator: "/").map { String($0).replacing("~1", with: "/").replacing("~0", with: "~") }
        }
        let ordered = changes.map { (change: $0, steps: steps($0)) }.sorted { one, other in
            func rank(_ entry: (change: JSONChange, steps: [String])) -> (Int, Int, Int) {
                let place = Int(entry.steps.last ?? "") ?? 0
                let isRemoved = entry.change.kind == .removed
                return (entry.steps.count, isRemoved ? 0 : 1, isRemoved ? -place : place)
            }
            return rank(one) < rank(other)
        }
        return ordered.reduce(self) { $0.applying($1.change, at: $1.steps[...]) }
    }

    private func applying(_ change: JSONChange, at steps: ArraySlice<String>) -> JSONValue {
        guard let step = steps.first else { return change.new ?? .null }
        let isLast = steps.count == 1
        switch self {
        case .array(var elements):
            let place = Int(step) ?? 0
            if isLast, change.kind == .removed {
                elements.remove(at: place)
            } else if isLast, change.kind == .added {
                elements.insert(change.new ?? .null, at: place)
            } else {
                elements[place] = elements[place].applying(change, at: steps.dropFirst())
            }
            return .array(elements)
        case .object(let object):
            var members = object.members.map { ($0.name, $0.value) }
            let place = members.firstIndex { $0.0 == step }
            if isLast, change.kind == .removed {
                members.removeAll { $0.0 == step }
            } else if let place {
                members[place].1 = members[place].1.applying(change, at: steps.dropFirst())
            } else {
                members.append((step, change.new ?? .null))
            }
            return (try? .object(of: members)) ?? .null
        default: return self
        }
    }
}

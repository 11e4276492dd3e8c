/// One difference between two JSON documents.
public struct JSONChange: Sendable {
    /// What a difference is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Only the new document has the value.
        case added
        /// Only the old document has the value.
        case removed
        /// Both have one, and they differ.
        case changed
    }

    /// Where, as a JSON Pointer (RFC 6901) into the new document. The last part of what was removed from a list is its
    /// place in the old list.
    public let path: String
    /// The value in the old document; `nil` for what was added.
    public let old: JSONValue?
    /// The value in the new document; `nil` for what was removed.
    public let new: JSONValue?

    /// What it is.
    public var kind: Kind { old == nil ? .added : new == nil ? .removed : .changed }
}

extension JSONValue {
    /// What must be done to this document to make it another one, as deep down as possible.
    ///
    /// Objects are compared by the names of their members. Elements of a list that have an `id` are the same where that is;
    /// others where they are alike altogether. An element that stands elsewhere among the others is removed and added.
    ///
    /// - Complexity: O(n + m) for documents that are much alike; O((n + m) · d) for lists with d differences.
    public func changes(to new: JSONValue) -> [JSONChange] {
        var changes: [JSONChange] = []
        append(to: new, at: "", &changes)
        return changes
    }

    fileprivate func append(to new: JSONValue, at path: String, _ changes: inout [JSONChange]) {
        switch (self, new) {
        case (.object(let before), .object(let after)): before.append(to: after, at: path, &changes)
        case (.array(let before), .array(let after)): Self.append(before, to: after, at: path, &changes)
        default:
            if !isIdentical(to: new) { changes.append(JSONChange(path: path, old: self, new: new)) }
        }
    }

    private static func append(
        _ old: [JSONValue],
        to new: [JSONValue],
        at path: String,
        _ changes: inout [JSONChange]
    ) {
        let difference = new.difference(from: old) { $0.isSameElement(as: $1) }
        var isRemoved = Array(repeating: false, count: old.count)
        var isAdded = Array(repeating: false, count: new.count)
        for change in difference {
            switch change {
            case .remove(let place, let element, _):
                isRemoved[place] = true
                changes.append(JSONChange(path: JSONPointer.appending("\(place)", to: path), old: element, new: nil))
            case .insert(let place, let element, _):
                isAdded[place] = true
                changes.append(JSONChange(path: JSONPointer.appending("\(place)", to: path), old: nil, new: element))
            }
        }
        let kept = zip(old.indices.filter { !isRemoved[$0] }, new.indices.filter { !isAdded[$0] })
        for (before, after) in kept {
            old[before].append(to: new[after], at: JSONPointer.appending("\(after)", to: path), &changes)
        }
    }

    /// Whether an element of one list is that of another, whatever is said of it now.
    private func isSameElement(as other: JSONValue) -> Bool {
        if let id = self["id"]?.string, let otherID = other["id"]?.string { return id.isIdentical(to: otherID) }
        return isIdentical(to: other)
    }

    /// Whether both say the same, byte by byte, but for the order of members.
    func isIdentical(to other: JSONValue) -> Bool {
        switch (self, other) {
        case (.null, .null): true
        case (.bool(let one), .bool(let other)): one == other
        case (.number(let one), .number(let other)), (.string(let one), .string(let other)): one.isIdentical(to: other)
        case (.array(let one), .array(let other)):
            one.count == other.count && zip(one, other).allSatisfy { $0.isIdentical(to: $1) }
        case (.object(let one), .object(let other)):
            one.members.count == other.members.count
                && one.members.allSatisfy { member in other[member.name].map(member.value.isIdentical) ?? false }
        default: false
        }
    }
}

extension JSONObject {
    fileprivate func append(to new: JSONObject, at path: String, _ changes: inout [JSONChange]) {
        for member in members where new[member.name] == nil {
            changes.append(JSONChange(path: JSONPointer.appending(member.name, to: path), old: member.value, new: nil))
        }
        for member in new.members {
            let path = JSONPointer.appending(member.name, to: path)
            if let before = self[member.name] {
                before.append(to: member.value, at: path, &changes)
            } else {
                changes.append(JSONChange(path: path, old: nil, new: member.value))
            }
        }
    }
}

extension String {
    /// Equality of bytes: composed and decomposed letters differ.
    fileprivate func isIdentical(to other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

import StrictJSON
import Testing

/// A small repeatable generator (SplitMix64): a failure's seed is all that is needed to see it again.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

@Suite struct JSONMutationTests {
    private static let sample = Array(
        #"{"name":{"family":"García \u00e9\ud83d\ude00","given":["José","Luis"]},"n":[0,-1.5e+10,1E-2],"t":true,"z":null,"o":{}}"#
            .utf8
    )

    private func mutated(_ bytes: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let place = Int.random(in: 0..<max(1, bytes.count), using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0 where !bytes.isEmpty: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
            case 1 where !bytes.isEmpty: bytes.remove(at: place)
            case 2:
                let interesting = Array("{}[]\",:\\u0129eE+-. \u{7F}é".utf8) + [0, 0xFF, 0xC3]
                bytes.insert(interesting[Int.random(in: interesting.indices, using: &random)], at: place)
            case 3: bytes.removeLast(min(bytes.count, Int.random(in: 0...8, using: &random)))
            default:
                let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
                if place < end { bytes.insert(contentsOf: bytes[place..<end], at: place) }
            }
        }
        return bytes
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `no damage to a text makes the parser trap, and what it accepts means the same when written again`(
        _ seed: UInt64
    ) throws {
        var random = SeededGenerator(state: seed)
        var accepted = 0
        for _ in 0..<20_000 {
            let bytes = mutated(Self.sample, using: &random)
            guard let value = try? JSONParser.parse(bytes) else { continue }
            accepted += 1
            var first = JSONWriter()
            first.value(value)
            var second = JSONWriter()
            second.value(try JSONParser.parse(first.bytes))
            #expect(first.bytes == second.bytes, "seed \(seed)")
        }
        #expect(accepted > 100)
    }
}

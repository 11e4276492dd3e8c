import EventCatalog
import Foundation
import TestKit
import Testing

@Suite struct DecimalNumberTests {
    private func number(_ text: String) throws -> DecimalNumber { try #require(DecimalNumber(text)) }

    @Test(arguments: [
        "0", "1", "-1", "0.5", "-0.5", "1.0", "1.00", "0.000000001", "500", "9223372036854775807",
        "-9223372036854775807",
        "9223372036.854775807", "9007199254740993", "0.00", "-0.01",
    ])
    func `a number keeps its spelling`(_ text: String) throws {
        #expect(try number(text).description == text)
    }

    @Test(arguments: [
        "", "-", "+1", "-0", "-0.0", "00", "01", "-01", "00.5", ".5", "5.", "-.5", "1e2", "1E2", "1.5e3", "0x10", "1,5",
        "1,000", "1.000,5", "1 000", " 1", "1 ", "1\n", "1\0", "NaN", "nan", "Infinity", "-inf", "1.2.3", "--1", "1-",
        "1.0000000000", "0.1234567890", "9223372036854775808", "-9223372036854775808", "18446744073709551616",
        "99999999999999999999999", "92233720368547758.08", "1e400", "١", "１", "½", "1\u{301}", "−1", "1_000", "$5",
    ])
    func `what is no number is refused`(_ text: String) {
        #expect(DecimalNumber(text) == nil)
    }

    @Test func `a million digits are refused at once`() {
        #expect(DecimalNumber(String(repeating: "9", count: 1_000_000)) == nil)
        #expect(DecimalNumber("0." + String(repeating: "0", count: 1_000_000)) == nil)
    }

    @Test func `one tenth and two tenths are three tenths`() throws {
        let sum = try number("0.1").adding(number("0.2"))
        #expect(sum == (try number("0.3")))
        #expect(sum?.description == "0.3")
    }

    @Test func `spellings of one number are equal and hash alike`() throws {
        let spellings = [try number("1"), try number("1.0"), try number("1.00")]
        #expect(Set(spellings).count == 1)
        #expect(try number("0.0") == .zero)
    }

    @Test func `order is by value, whatever the scale`() throws {
        #expect(try number("0.9") < number("1"))
        #expect(try number("1.01") > number("1.001"))
        #expect(try number("-2") < number("-1.999999999"))
        #expect(try number("9223372036854775807") > number("9223372036.854775807"))
        #expect(try !(number("1.0") < number("1.00")))
    }

    @Test func `what does not fit is nil, not a trap and not another number`() throws {
        let largest = DecimalNumber(mantissa: .max) ?? .zero
        let smallest = DecimalNumber(mantissa: .min) ?? .zero
        #expect(largest.adding(DecimalNumber(1)) == nil)
        #expect(smallest.subtracting(DecimalNumber(1)) == nil)
        #expect(largest.multiplied(by: 2) == nil)
        #expect(smallest.multiplied(by: -1) == nil)
        #expect(smallest.multiplied(by: .min) == nil)
        #expect(try largest.adding(number("0.1")) == nil)
        #expect(try number("0.000000001").multiplied(by: number("0.1")) == nil)
        #expect(largest.divided(by: try number("0.000000001"), digits: 0) == nil)
        #expect(largest.divided(by: .zero, digits: 2) == nil)
        #expect(largest.divided(by: largest, digits: 10) == nil)
        #expect(smallest.divided(by: DecimalNumber(-1), digits: 9) == nil)
    }

    @Test func `zeros are dropped only where the number would not fit otherwise`() throws {
        #expect(try number("1.50").multiplied(by: 2)?.description == "3.00")
        #expect(try number("0.00001").multiplied(by: number("0.00010"))?.description == "0.000000001")
        #expect(try number("9223372036854775806").adding(number("1.0"))?.description == "9223372036854775807")
    }

    @Test(
        arguments: [
            ("10", "4", 0, "3"), ("10", "4", 1, "2.5"), ("2", "3", 3, "0.667"), ("-2", "3", 3, "-0.667"),
            ("1", "3", 0, "0"), ("-1", "2", 0, "-1"), ("1", "-2", 0, "-1"), ("0.3", "0.1", 2, "3.00"),
            ("0", "5", 2, "0.00"),
        ] as [(String, String, UInt8, String)]
    )
    func `a quotient is rounded half away from zero`(dividend: String, divisor: String, digits: UInt8, quotient: String)
        throws
    {
        #expect(try number(dividend).divided(by: number(divisor), digits: digits)?.description == quotient)
    }

    @Test func `arithmetic agrees with Foundation's Decimal`() throws {
        var random = SeededGenerator(seed: 12)
        func next() -> DecimalNumber {
            let mantissa = Int64.random(in: -1_000_000_000...1_000_000_000, using: &random)
            return DecimalNumber(mantissa: mantissa, scale: UInt8.random(in: 0...4, using: &random)) ?? .zero
        }
        func decimal(_ number: DecimalNumber?) throws -> Decimal {
            let number = try #require(number)
            return try #require(Decimal(string: number.description))
        }
        for _ in 0..<5_000 {
            let (left, right) = (next(), next())
            #expect(try decimal(left.adding(right)) == decimal(left) + decimal(right))
            #expect(try decimal(left.subtracting(right)) == decimal(left) - decimal(right))
            #expect(try decimal(left.multiplied(by: right)) == decimal(left) * decimal(right))
            #expect(try (left < right) == (decimal(left) < decimal(right)))
            #expect(DecimalNumber(left.description) == left || left.description.hasPrefix("-0"))
        }
    }
}

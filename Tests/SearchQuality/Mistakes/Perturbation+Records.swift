/// The mistakes that are found in records, of the kinds that generators of data for record linkage make: slips of one letter
/// and of the keyboard, misread letters, misheard ones, spaces put in and left out.
extension Perturbation {
    /// What can happen to one word.
    enum Slip: String, CaseIterable, Sendable {
        case insertion = "a letter too many"
        case deletion = "a letter missing"
        case substitution = "another letter"
        case transposition = "two letters swapped"
        case keyboard = "the key beside"
        case misread = "misread (OCR)"
        case misheard = "misheard"
        case spaceIn = "a space put in"
    }

    /// A text with one mistake of a kind, anywhere in it; `nil` if the kind can't happen to it.
    mutating func slip(_ slip: Slip, in text: String) -> String? {
        let letters = Array(text.lowercased())
        let places = letters.indices.filter { letters[$0].isLetter }
        guard places.count >= 2 else { return nil }
        var changed = letters
        let place = pick(places)
        switch slip {
        case .insertion: changed.insert(anyLetter(), at: place)
        case .deletion: changed.remove(at: place)
        case .substitution: changed[place] = anyLetter()
        case .transposition:
            let pairs = places.filter { $0 + 1 < letters.count && letters[$0 + 1].isLetter }
            guard !pairs.isEmpty else { return nil }
            let first = pick(pairs)
            changed.swapAt(first, first + 1)
        case .keyboard:
            guard let keys = Self.keyboard[letters[place]] else { return nil }
            changed[place] = pick(Array(keys))
        case .misread: return replaced(one: Self.misreadings, in: letters)
        case .misheard: return replaced(one: Self.mishearings, in: letters)
        case .spaceIn:
            guard letters.count >= 4 else { return nil }
            let place = 1 + below(letters.count - 1)
            guard letters[place - 1].isLetter, letters[place].isLetter else { return nil }
            changed.insert(" ", at: place)
        }
        return changed == letters ? nil : String(changed)
    }

    private mutating func anyLetter() -> Character { pick(Array("abcdefghijklmnopqrstuvwxyz")) }

    /// One of the pairs of a table that occur, put in place of the other.
    private mutating func replaced(one table: [(String, String)], in letters: [Character]) -> String? {
        let text = String(letters)
        let pairs = table.filter { text.contains($0.0) }
        guard !pairs.isEmpty else { return nil }
        let (from, to) = pick(pairs)
        let places = text.ranges(of: from)
        let range = pick(places)
        return text[..<range.lowerBound] + to + text[range.upperBound...]
    }

    /// What an optical reader takes for what.
    private static let misreadings: [(String, String)] = pairs(
        """
        s=5 z=2 i=1 l=1 g=9 q=9 b=8 o=0 l=i i=l u=v v=u m=rn rn=m d=cl cl=d h=li n=ri w=vv vv=w m=nn nn=m c=e e=c n=h h=n
        y=v f=t t=f a=o o=a ii=u j=i
        """
    )

    /// What sounds nearly alike, by rules for English and the languages around.
    private static let mishearings: [(String, String)] = pairs(
        """
        ph=f f=ph ck=k c=k k=c gh=g th=t t=th ie=y ey=y y=i i=y ee=ea ou=u oo=u s=z z=s ll=l nn=n tt=t ss=s rr=r ai=ay
        sch=sh w=v v=w x=ks ae=e ei=ai au=o dt=t tz=ts j=y qu=kw cz=ch sz=sh ch=tch sh=sch ks=x d=t b=p p=b g=k m=n e=a
        """
    )

    private static func pairs(_ text: String) -> [(String, String)] {
        text.split { $0 == " " || $0 == "\n" }.compactMap { entry in
            let parts = entry.split(separator: "=")
            return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
        }
    }

    /// The keys around each key.
    private static let keyboard: [Character: String] = Dictionary(
        uniqueKeysWithValues: """
            q=wa w=qes e=wrd r=etf t=ryg y=tuh u=yij i=uok o=ipl p=ol a=qsz s=adwx d=sfec f=dgrv g=fhtb h=gjyn j=hkum
            k=jlio l=kop z=asx x=zcs c=xvd v=cbf b=vng n=bmh m=nj
            """.split { $0 == " " || $0 == "\n" }.compactMap { entry in
                entry.first.map { ($0, String(entry.dropFirst(2))) }
            }
    )
}

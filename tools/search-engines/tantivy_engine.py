"""Tantivy through its Python package: names under a tokenizer that folds case and accents.

Each typed word counts as it is, more than one within the distance of its mistakes (one, two from seven letters on, a swap
counts as one), more than one that it begins. A typed birth date must be there; where nobody is found with it, it need not.
"""

from pathlib import Path

import tantivy
from tantivy import Occur, Query

from records import Parsed, Patient


# Telephone numbers are indexed whole and by so many last digits: a leading wildcard would look at every number.
PHONE_END = 9


class Tantivy:
    name = "Tantivy fuzzy"

    def __init__(self, folder: Path):
        self.path = folder / "tantivy"

    def start(self, patients: list[Patient]) -> None:
        self.path.mkdir()
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("number", stored=True)
        builder.add_text_field("names", tokenizer_name="names", index_option="freq")
        for name in ("birth_date", "year", "numbers", "address"):
            builder.add_text_field(name, tokenizer_name="names", index_option="basic")
        self.schema = builder.build()
        analyzer = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold()).build()
        )
        self.index = tantivy.Index(self.schema, path=str(self.path))
        self.index.register_tokenizer("names", analyzer)
        writer = self.index.writer(256_000_000, 1)
        for p in patients:
            writer.add_document(
                tantivy.Document(
                    number=p.number, names=[p.names], birth_date=[p.birth_date.strftime("%Y%m%d")],
                    year=[str(p.birth_date.year)], address=[f"{p.postcode} {p.street}"],
                    numbers=p.identifiers + p.phones + [phone[-PHONE_END:] for phone in p.phones],
                )
            )
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def _term(self, field: str, text: str) -> Query:
        return Query.term_query(self.schema, field, text)

    def _word(self, word: str) -> Query:
        parts = [(Occur.Should, Query.boost_query(self._term("names", word), 3.0))]
        if len(word) >= 3:
            distance = 2 if len(word) >= 7 else 1
            near = Query.fuzzy_term_query(self.schema, "names", word, distance=distance, transposition_cost_one=True)
            parts.append((Occur.Should, Query.boost_query(near, 2.0)))
        parts.append((Occur.Should, Query.fuzzy_term_query(self.schema, "names", word, distance=0, prefix=True)))
        return Query.boolean_query(parts)

    def search(self, query: Parsed) -> list[int]:
        words = [(Occur.Should, self._word(word)) for word in query.words]
        for number in query.numbers:
            bare = number.lstrip("0")
            for field in ("numbers", "address", "year"):
                words.append((Occur.Should, self._term(field, number)))
            if len(bare) >= PHONE_END:
                words.append((Occur.Should, self._term("numbers", bare[-PHONE_END:])))
        if query.birth_date:
            born = self._term("birth_date", query.birth_date.strftime("%Y%m%d"))
            must = [(Occur.Must, born)] + ([(Occur.Must, Query.boolean_query(words))] if words else [])
            found = self._find(Query.boolean_query(must))
            if found:
                return found
        return self._find(Query.boolean_query(words)) if words else []

    def _find(self, query: Query) -> list[int]:
        hits = self.searcher.search(query, 10).hits
        return [self.searcher.doc(address)["number"][0] for _, address in hits]

    def stop(self) -> None:
        pass

import EventCatalog
import FormularyFiles
import Foundation
import Prescribing
import TestKit
import Testing

@Suite struct ICD10CMTableTests {
    private static let tabular = """
        <?xml version="1.0" encoding="utf-8"?>
        <ICD10CM.tabular>
          <version>2026</version>
          <chapter><name>1</name><desc>A chapter</desc>
            <section id="A00-A09"><desc>A section</desc>
              <diag><name>A00</name><desc>Cholera</desc>
                <inclusionTerm><note>not a name</note></inclusionTerm>
                <diag><name>A00.0</name><desc>Cholera, biovar &lt;cholerae&gt;</desc></diag>
              </diag>
              <diag><name>I10</name><desc>Hypertension</desc></diag>
            </section>
          </chapter>
          <chapter><name>2</name><desc>Injuries</desc>
            <section id="S00-S09"><desc>A section</desc>
              <diag><name>S00</name><desc>Injury</desc>
                <sevenChrNote><note>One of these</note></sevenChrNote>
                <sevenChrDef>
                  <extension char="A">initial encounter</extension>
                  <extension char="D">subsequent encounter</extension>
                </sevenChrDef>
                <diag><name>S00.0</name><desc>Injury of scalp</desc></diag>
                <diag><name>S00.1</name><desc>Injury of eyelid</desc>
                  <sevenChrDef><extension char="S">sequela</extension></sevenChrDef>
                </diag>
              </diag>
            </section>
          </chapter>
        </ICD10CM.tabular>
        """
    private static let list = "1\r\nA00\r\nA000\r\nI10\r\nS00\r\nS000\r\nS000XXA\r\nS001\r\nS001XXS\r\nS001XXA\r\n"

    private func table(_ tabular: String, _ list: String, name: String = "icd10c-tabular-April-1-2026") throws
        -> (version: String, codes: [String])
    {
        let directory = try TemporaryDirectory()
        try Data(tabular.utf8).write(to: URL(filePath: directory.appending("\(name).xml")))
        try Data(list.utf8).write(to: URL(filePath: directory.appending("code-list-April-2026.txt")))
        let table = try ICD10CMTable.read(at: directory.path)
        #expect(table.system == CodeSystem.icd10CM)
        return (table.version, table.codes.map { "\($0.code)|\($0.display)|\($0.isLeaf)" })
    }

    @Test func `codes come with their words, those with a seventh character where they exist`() throws {
        let (version, codes) = try table(Self.tabular, Self.list)
        #expect(version == "april-1-2026")
        #expect(
            codes == [
                "A00|Cholera|false", "A00.0|Cholera, biovar <cholerae>|true", "I10|Hypertension|true",
                "S00|Injury|false", "S00.0|Injury of scalp|false", "S00.0XXA|Injury of scalp, initial encounter|true",
                "S00.1|Injury of eyelid|false", "S00.1XXS|Injury of eyelid, sequela|true",
            ]
        )
    }

    @Test func `the year in the list is the version where the file's name says none`() throws {
        #expect(try table(Self.tabular, Self.list, name: "tabular").version == "2026")
    }

    @Test func `what is no tabular list is refused`() throws {
        for text in ["", "<a/>", "<ICD10CM.tabular>", String(Self.tabular.dropLast(20))] {
            #expect(throws: FileProblems.self) { _ = try table(text, Self.list) }
        }
        let empty = try TemporaryDirectory()
        #expect(throws: FileProblems.self) { _ = try ICD10CMTable.read(at: empty.path) }
    }
}

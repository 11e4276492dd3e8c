// swift-format-ignore-file
// Made by tools/embed-openapi from docs/openapi.yaml: change that one and run the tool.

/// The description of the API that is served at `/openapi.yaml`.
enum OpenAPIDocument {
    /// The document, byte for byte.
    static let yaml = ###"""
openapi: 3.1.0
info:
  title: RxLedger
  version: "1"
  summary: Prescriptions and patient records on an append-only log.
  description: |
    Commands append events to the log of one tenant; queries answer from read models that follow it.

    **Positions.** Every answer carries `X-Ledger-Position`. A command answers with the position of its last event; send it
    as `min_position` with a query to read your own write: the query waits (2 seconds at most) until its read model is there.

    **Repeating.** Send an `Idempotency-Key` with every command. The same key with the same request gives the first answer
    again, byte for byte, and changes nothing; a request that was refused changed nothing and is judged anew. With another request it is refused (409 `idempotency-conflict`). Keys belong to
    tenant, caller, method and route.

    **Versions.** `ETag` is the version of a record. `PATCH /v1/patients/{id}` needs `If-Match` (428 without); other commands
    on a record take it. A stale one is refused (412) and changes nothing.

    **Pages.** Lists give `next`, a sealed cursor for the same query, or `null`. Rows neither repeat nor get lost.

    **Problems.** Every refusal is `application/problem+json` (RFC 9457) with a stable `type` (`urn:rxledger:problem:…`), the id
    of the rule where there is one (`invariant`, such as `I-25`), and `errors` that name each faulty field, parameter or header.

    **Values.** Quantities are decimal numbers in strings with a unit (`{"value": "2.5", "unit": "mL"}`); a JSON number is
    refused, so that no client rounds a dose. Dates are `1980`, `1980-03` or `1980-03-12`; instants are RFC 3339. Unknown
    fields and parameters are refused, never ignored. Bodies have at most 1 MiB.

    The shipped formulary is a demonstration and not for clinical use.
  license:
    name: Apache 2.0
    identifier: Apache-2.0
servers:
  - url: http://127.0.0.1:8080
security:
  - bearer: []
tags:
  - name: patients
  - name: prescriptions
  - name: practitioners
  - name: worklists
  - name: reports
  - name: log
  - name: audit
  - name: operations

paths:
  /v1/patients:
    get:
      tags: [patients]
      operationId: searchPatients
      summary: Find patients by what was typed into a search box.
      description: |
        Every word should match something: the beginning of any part of a name in any order, accents and case aside, former
        names too; a birth date, whole or in part; an identifier; the last digits of a telephone number; an e-mail address; a
        postcode; a street. Where that finds few, typing errors, names that sound alike, nicknames and other scripts count too,
        and where nobody has everything, a part may be missing (docs/search.md).
        Best matches first; at most 100 on a page.
      parameters:
        - name: q
          in: query
          required: true
          description: At most 256 bytes and 12 words.
          schema: {type: string, minLength: 1, maxLength: 256}
          example: garcia jose 1980
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
        - $ref: "#/components/parameters/minPosition"
      responses:
        "200":
          description: The matches.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
            X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
          content:
            application/json:
              schema:
                allOf:
                  - $ref: "#/components/schemas/Page"
                  - type: object
                    required: [items]
                    properties:
                      items:
                        type: array
                        items: {$ref: "#/components/schemas/PatientMatch"}
                      too_many_matches:
                        type: boolean
                        description: The query was so broad that not every candidate was looked at.
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}
    post:
      tags: [patients]
      operationId: registerPatient
      summary: Register a patient.
      parameters:
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/RegisterPatient"}
            example:
              name: {family: García Márquez, given: [José, Luis]}
              birth_date: "1980-03-12"
              gender: male
              identifiers: [{system: mrn, value: A-1001}]
              contacts: [{system: phone, value: +44 20 7946 0958}]
              address: {line: [1 High Street], city: Leeds, postal_code: LS1 4AP, country: GB}
      responses:
        "201": {$ref: "#/components/responses/PatientCreated"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}:
    parameters:
      - $ref: "#/components/parameters/patientId"
    get:
      tags: [patients]
      operationId: readPatient
      summary: A patient's whole record, current or as of a position or an instant.
      description: |
        With `as_of` the answer is what this request was answered with when that position was the last of the log, replayed from
        the log; it says `as_of`, and has no `ETag`. What is withheld from the caller now is withheld from the past too. 409 for
        what has not come yet, 404 before there was such a record.
      parameters:
        - $ref: "#/components/parameters/asOf"
        - $ref: "#/components/parameters/minPosition"
        - $ref: "#/components/parameters/ifNoneMatch"
      responses:
        "200": {$ref: "#/components/responses/Patient"}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}
    patch:
      tags: [patients]
      operationId: changePatient
      summary: Change name, birth date, gender, contacts or address; all of it or nothing.
      description: |
        A `name` alone is a new name of the person (`kind: change`; the old one is kept and found), unless `kind` is
        `correction`. Birth date and gender can only be corrected. `contacts` replaces the whole list; `address: null` removes
        the address.
      parameters:
        - $ref: "#/components/parameters/ifMatchRequired"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/ChangePatient"}
            example: {name: {family: Vega, given: [José]}, reason: marriage}
      responses:
        "200": {$ref: "#/components/responses/Patient"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/diff:
    parameters:
      - $ref: "#/components/parameters/patientId"
    get:
      tags: [patients]
      operationId: comparePatient
      summary: What changed in a patient's record between two moments, and the events that did it.
      description: |
        The differences between what `GET /v1/patients/{id}` answers as of `from` and as of `to`, as the caller's role is shown
        them. Of a record that was opened in between everything is added; 404 if there was none at `to`.
      parameters:
        - name: from
          in: query
          required: true
          description: The moment before, as `as_of` takes it.
          schema: {type: string}
          example: "1000"
        - name: to
          in: query
          description: The moment after; now unless told.
          schema: {type: string}
          example: "2026-03-12T09:30:00Z"
      responses:
        "200":
          description: The differences.
          headers:
            X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
          content:
            application/json:
              schema: {$ref: "#/components/schemas/PatientDifference"}
              example:
                patient_id: 0190a3c4-7b1e-7cc0-8000-0123456789ab
                from: {position: 1000, as_of: "1000"}
                to: {position: 1200, as_of: "2026-03-12T09:30:00Z"}
                changes:
                  - {change: changed, path: /name/family, old: García, new: Vega}
                events:
                  - position: 1107
                    type: PatientNameChanged
                    stream: patient-0190a3c4-7b1e-7cc0-8000-0123456789ab
                    recorded_at: "2026-03-11T10:02:11.5Z"
                more_events: false
                position: 1200
                complete: true
        default: {$ref: "#/components/responses/Problem"}
  /v1/patients/{id}/identifiers:
    parameters:
      - $ref: "#/components/parameters/patientId"
    post:
      tags: [patients]
      operationId: assignIdentifier
      summary: Give the patient an identifier, which nobody else may have (I-41).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Identifier"
                - $ref: "#/components/schemas/Command"
      responses:
        "201": {$ref: "#/components/responses/PatientCreated"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/identifiers/end:
    parameters:
      - $ref: "#/components/parameters/patientId"
    post:
      tags: [patients]
      operationId: endIdentifier
      summary: Take an identifier away.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Identifier"
                - $ref: "#/components/schemas/Command"
                - type: object
                  properties:
                    reason: {type: string, maxLength: 400}
      responses:
        "200": {$ref: "#/components/responses/Patient"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/deceased:
    parameters:
      - $ref: "#/components/parameters/patientId"
    post:
      tags: [patients]
      operationId: recordDeath
      summary: Record the patient's death (I-43).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  properties:
                    date: {$ref: "#/components/schemas/Date"}
                    source: {type: string, maxLength: 400, description: Who says so.}
            example: {date: "2026-01-02", source: death certificate}
      responses:
        "201": {$ref: "#/components/responses/PatientCreated"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/deceased/retract:
    parameters:
      - $ref: "#/components/parameters/patientId"
    post:
      tags: [patients]
      operationId: retractDeath
      summary: Take back a death that was recorded in error.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody: {$ref: "#/components/requestBodies/Reason"}
      responses:
        "200": {$ref: "#/components/responses/Patient"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/allergies:
    parameters:
      - $ref: "#/components/parameters/patientId"
    post:
      tags: [patients]
      operationId: recordAllergy
      summary: Record an allergy, or that none are known.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/RecordAllergy"}
            examples:
              entry:
                value: {substance: {system: demo, code: penicillin}, criticality: high, reactions: [rash], onset: "2009"}
              noneKnown:
                value: {none_known: true}
      responses:
        "201": {$ref: "#/components/responses/PatientCreated"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/duplicates:
    parameters:
      - $ref: "#/components/parameters/patientId"
    post:
      tags: [patients]
      operationId: suspectDuplicate
      summary: Say that this record and another one may be of one person (I-42).
      description: |
        The pair is on the worklist of merge candidates until it is merged or rejected.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  required: [other]
                  properties:
                    other: {$ref: "#/components/schemas/Id"}
            example: {other: 0190a000-0000-7000-8000-000000000001}
      responses:
        "200": {$ref: "#/components/responses/Patient"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/duplicates/reject:
    parameters:
      - $ref: "#/components/parameters/patientId"
    post:
      tags: [patients]
      operationId: rejectDuplicate
      summary: Say that this record and another one are of two persons, for good (I-42).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  required: [other, reason]
                  properties:
                    other: {$ref: "#/components/schemas/Id"}
                    reason: {type: string, maxLength: 400}
            example: {other: 0190a000-0000-7000-8000-000000000001, reason: twins}
      responses:
        "200": {$ref: "#/components/responses/Patient"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/merge:
    parameters:
      - $ref: "#/components/parameters/patientId"
    post:
      tags: [patients]
      operationId: mergePatient
      summary: Say that this record and another one are of one person; the other one stands for both (I-44).
      description: |
        Nothing is rewritten: every read and search of this record answers with the survivor from now on, and it takes no more
        changes. Open orders of one product on both sides are listed as reconciliations (I-45). Answers with the survivor, on
        which entries of this record can be changed from now on. At most 100 records can be of one person.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  required: [survivor, reason]
                  properties:
                    survivor: {$ref: "#/components/schemas/Id"}
                    reason: {type: string, maxLength: 400}
            example: {survivor: 0190a000-0000-7000-8000-000000000001, reason: registered twice}
      responses:
        "200": {$ref: "#/components/responses/Patient"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/unmerge:
    parameters:
      - $ref: "#/components/parameters/patientId"
    post:
      tags: [patients]
      operationId: unmergePatient
      summary: Take a merge back; both records stand for themselves again (I-46).
      description: |
        Also after later changes of either. What was recorded on the survivor since stays with it.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody: {$ref: "#/components/requestBodies/Reason"}
      responses:
        "200": {$ref: "#/components/responses/Patient"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/restriction:
    parameters:
      - $ref: "#/components/parameters/patientId"
    post:
      tags: [patients]
      operationId: restrictAccess
      summary: Withhold the address and contacts from roles that need not know them.
      description: |
        For privacy officers. The patient is still found; address and contacts are shown to prescribers, nurses, pharmacists,
        privacy officers and systems only.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody: {$ref: "#/components/requestBodies/Reason"}
      responses:
        "201": {$ref: "#/components/responses/PatientCreated"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/restriction/lift:
    parameters:
      - $ref: "#/components/parameters/patientId"
    post:
      tags: [patients]
      operationId: liftRestriction
      summary: Withhold address and contacts no longer.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody: {$ref: "#/components/requestBodies/Reason"}
      responses:
        "200": {$ref: "#/components/responses/Patient"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/allergies/{entry}:
    parameters:
      - $ref: "#/components/parameters/patientId"
      - $ref: "#/components/parameters/entryId"
    patch:
      tags: [patients]
      operationId: amendAllergy
      summary: Change an active entry of the allergy list; what is left out stands as it was (I-47).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  required: [reason]
                  properties:
                    criticality: {type: string, enum: [low, high, unable-to-assess]}
                    reactions: {type: array, maxItems: 20, items: {type: string, maxLength: 200}}
                    severity: {type: string, enum: [mild, moderate, severe]}
                    verification: {type: string, enum: [unconfirmed, confirmed]}
                    onset: {$ref: "#/components/schemas/Date"}
                    reason: {type: string, maxLength: 400}
            example: {criticality: high, severity: severe, reason: anaphylaxis after the second dose}
      responses:
        "200": {$ref: "#/components/responses/Patient"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/conditions/{entry}:
    parameters:
      - $ref: "#/components/parameters/patientId"
      - $ref: "#/components/parameters/entryId"
    patch:
      tags: [patients]
      operationId: amendCondition
      summary: Change what is recorded of a condition; what is left out stands as it was (I-48).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  required: [reason]
                  properties:
                    codes: {type: array, minItems: 1, maxItems: 5, items: {$ref: "#/components/schemas/Coding"}}
                    onset: {$ref: "#/components/schemas/Date"}
                    note: {type: string}
                    reason: {type: string, maxLength: 400}
            example: {codes: [{system: icd-10, code: E11.2}], reason: kidney involved}
      responses:
        "200": {$ref: "#/components/responses/Patient"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/allergies/{entry}/refute:
    parameters:
      - $ref: "#/components/parameters/patientId"
      - $ref: "#/components/parameters/entryId"
    post:
      tags: [patients]
      operationId: refuteAllergy
      summary: Say that an allergy was found not to be one.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody: {$ref: "#/components/requestBodies/Reason"}
      responses:
        "200": {$ref: "#/components/responses/Patient"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/allergies/{entry}/resolve:
    parameters:
      - $ref: "#/components/parameters/patientId"
      - $ref: "#/components/parameters/entryId"
    post:
      tags: [patients]
      operationId: resolveAllergy
      summary: Say that an allergy is no longer present.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody: {$ref: "#/components/requestBodies/Nothing"}
      responses:
        "200": {$ref: "#/components/responses/Patient"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/conditions:
    parameters:
      - $ref: "#/components/parameters/patientId"
    post:
      tags: [patients]
      operationId: recordCondition
      summary: Record a diagnosis or problem.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/RecordCondition"}
            example: {codes: [{system: "http://hl7.org/fhir/sid/icd-10", code: E11.9}], onset: "2019"}
      responses:
        "201": {$ref: "#/components/responses/PatientCreated"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/conditions/{entry}/resolve:
    parameters:
      - $ref: "#/components/parameters/patientId"
      - $ref: "#/components/parameters/entryId"
    post:
      tags: [patients]
      operationId: resolveCondition
      summary: Say that a problem is over (I-48).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  properties:
                    abatement: {$ref: "#/components/schemas/Date"}
      responses:
        "200": {$ref: "#/components/responses/Patient"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/conditions/{entry}/entered-in-error:
    parameters:
      - $ref: "#/components/parameters/patientId"
      - $ref: "#/components/parameters/entryId"
    post:
      tags: [patients]
      operationId: markConditionEnteredInError
      summary: Say that a condition was recorded in error.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody: {$ref: "#/components/requestBodies/Reason"}
      responses:
        "200": {$ref: "#/components/responses/Patient"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/observations:
    parameters:
      - $ref: "#/components/parameters/patientId"
    post:
      tags: [patients]
      operationId: recordObservation
      summary: Record a measurement or status that safety checks need. `occurred_at` says when it was made.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/RecordObservation"}
            example: {kind: body-weight, quantity: {value: "72.5", unit: kg}, occurred_at: "2026-03-01T09:00:00Z"}
      responses:
        "201": {$ref: "#/components/responses/PatientCreated"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/patients/{id}/prescriptions:
    parameters:
      - $ref: "#/components/parameters/patientId"
    get:
      tags: [patients, prescriptions]
      operationId: listPatientPrescriptions
      summary: A patient's prescriptions, newest first.
      parameters:
        - name: status
          in: query
          description: "`all` (the default), or some states with commas between."
          schema: {type: string}
          example: active,on-hold
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
        - $ref: "#/components/parameters/minPosition"
      responses:
        "200":
          description: A page of prescriptions.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
            X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
          content:
            application/json:
              schema:
                allOf:
                  - $ref: "#/components/schemas/Page"
                  - type: object
                    required: [items]
                    properties:
                      items:
                        type: array
                        items: {$ref: "#/components/schemas/Prescription"}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions:
    get:
      tags: [prescriptions]
      operationId: listOpenItems
      summary: Worklist of open items (signed and not ended), in the order in which they run out.
      parameters:
        - name: status
          in: query
          schema: {type: string, enum: [active, on-hold]}
        - name: patient
          in: query
          schema: {$ref: "#/components/schemas/Id"}
        - name: prescriber
          in: query
          schema: {$ref: "#/components/schemas/Id"}
        - name: product
          in: query
          description: "`system|code`, or a code of the demonstration formulary."
          schema: {type: string}
        - name: running_out_before
          in: query
          schema: {type: string, format: date}
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
        - $ref: "#/components/parameters/minPosition"
      responses:
        "200":
          description: A page of open items.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
            X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
          content:
            application/json:
              schema:
                allOf:
                  - $ref: "#/components/schemas/Page"
                  - type: object
                    required: [items]
                    properties:
                      items:
                        type: array
                        items: {$ref: "#/components/schemas/OpenItem"}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}
    post:
      tags: [prescriptions]
      operationId: prescribe
      summary: Draft a prescription, and sign it at once if `sign` is true.
      parameters:
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Prescribe"}
            example:
              patient_id: 0190a3c4-0000-7000-8000-000000000001
              prescriber_id: 0190a3c4-0000-7000-8000-000000000002
              sign: true
              items:
                - product: {system: demo, code: amoxicillin-500-capsule}
                  quantity: {value: "21", unit: capsule}
                  repeats_allowed: 0
                  expected_supply_days: 7
                  dosage:
                    - text: 1 capsule 3 times a day
                      dose: {value: "1", unit: capsule}
                      frequency: 3
                      period: "1"
                      period_unit: d
      responses:
        "201": {$ref: "#/components/responses/PrescriptionCreated"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    get:
      tags: [prescriptions]
      operationId: readPrescription
      summary: A prescription with its items, supplies and history.
      parameters:
        - $ref: "#/components/parameters/minPosition"
        - $ref: "#/components/parameters/ifNoneMatch"
      responses:
        "200": {$ref: "#/components/responses/Prescription"}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/items:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    post:
      tags: [prescriptions]
      operationId: addItem
      summary: Add an item to a draft.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody: {$ref: "#/components/requestBodies/Item"}
      responses:
        "201": {$ref: "#/components/responses/PrescriptionCreated"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/items/{item}:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
      - name: item
        in: path
        required: true
        schema: {$ref: "#/components/schemas/Id"}
    put:
      tags: [prescriptions]
      operationId: changeItem
      summary: Replace an item of a draft.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody: {$ref: "#/components/requestBodies/Item"}
      responses:
        "200": {$ref: "#/components/responses/Prescription"}
        default: {$ref: "#/components/responses/Problem"}
    delete:
      tags: [prescriptions]
      operationId: removeItem
      summary: Take an item out of a draft.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      responses:
        "200": {$ref: "#/components/responses/Prescription"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/discard:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    post:
      tags: [prescriptions]
      operationId: discardDraft
      summary: Throw a draft away.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  properties:
                    reason: {type: string, maxLength: 400}
      responses:
        "200": {$ref: "#/components/responses/Prescription"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/receipt:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    get:
      tags: [prescriptions, audit]
      operationId: prescriptionReceipt
      summary: A file that proves an event of the prescription to be in the log, without this server (C2SP tlog-proof).
      parameters:
        - name: version
          in: query
          description: Which event of the prescription; the last one unless told.
          schema: {type: integer, minimum: 1}
      responses:
        "200": {$ref: "#/components/responses/Receipt"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/decision:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    get:
      tags: [prescriptions]
      operationId: replayDecision
      summary: Decide the signature again on the records as they were, and tell whether the same comes out (I-14, I-15).
      responses:
        "200":
          description: What the prescriber saw, what was answered, and the result.
          headers:
            X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
          content:
            application/json:
              schema:
                type: object
                properties:
                  prescription_id: {$ref: "#/components/schemas/Id"}
                  patient_id: {$ref: "#/components/schemas/Id"}
                  prescriber_id: {$ref: "#/components/schemas/Id"}
                  position: {$ref: "#/components/schemas/Position"}
                  result:
                    description: "`not-replayable` for prescriptions made elsewhere, or if the rule set is not at hand."
                    enum: [equal, different, not-replayable]
                  content_intact: {type: boolean, description: Whether the content has the hash that was signed.}
                  rule_set: {type: [string, "null"]}
                  day: {$ref: "#/components/schemas/Date"}
                  patient_version: {type: integer}
                  recorded: {type: object}
                  replayed: {type: object}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/checks:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    post:
      tags: [prescriptions]
      operationId: checkPrescription
      summary: Run the safety checks on a draft and record what they find (I-15).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Command"}
      responses:
        "200": {$ref: "#/components/responses/Prescription"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/overrides:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    post:
      tags: [prescriptions]
      operationId: answerSafetyAlerts
      summary: Answer what the safety checks found on a draft (I-16 … I-19).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  required: [overrides]
                  properties:
                    overrides: {type: array, minItems: 1, maxItems: 500, items: {$ref: "#/components/schemas/Override"}}
      responses:
        "200": {$ref: "#/components/responses/Prescription"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/sign:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    post:
      tags: [prescriptions]
      operationId: signPrescription
      summary: Sign a draft; its content can't change any more (I-13, I-14).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - $ref: "#/components/schemas/Signature"
      responses:
        "200": {$ref: "#/components/responses/Prescription"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/release:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    post:
      tags: [prescriptions]
      operationId: releaseToPharmacy
      summary: Say that a pharmacy takes the prescription; only that one may supply it from then on (I-29).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  required: [pharmacy]
                  properties:
                    pharmacy: {type: string, maxLength: 200}
      responses:
        "200": {$ref: "#/components/responses/Prescription"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/return:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    post:
      tags: [prescriptions]
      operationId: returnFromPharmacy
      summary: Say that the pharmacy gives the prescription back; cancellations that awaited its answer are granted (I-29, I-36).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  required: [pharmacy, reason]
                  properties:
                    pharmacy: {type: string, maxLength: 200}
                    reason: {type: string, maxLength: 400}
      responses:
        "200": {$ref: "#/components/responses/Prescription"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/dispenses:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    post:
      tags: [prescriptions]
      operationId: dispense
      summary: Record that a pharmacy supplied some or all of an item (I-25 … I-34). `occurred_at` says when.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Dispense"}
            example:
              item_id: 0190a3c4-0000-7000-8000-000000000003
              quantity: {value: "21", unit: capsule}
              pharmacy: High Street
      responses:
        "201": {$ref: "#/components/responses/PrescriptionCreated"}
        "409":
          description: More than remains, not active, or otherwise against a rule. Nothing was changed.
          content:
            application/problem+json:
              schema: {$ref: "#/components/schemas/Problem"}
              example:
                type: urn:rxledger:problem:more-than-remains
                title: More than remains
                status: 409
                detail: More than remains of the authorised quantity.
                instance: urn:rxledger:request:0190a3c4-1
                invariant: I-25
                errors: [{pointer: /quantity/value, detail: More than remains of the authorised quantity.}]
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/dispenses/{dispense}/reverse:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
      - name: dispense
        in: path
        required: true
        schema: {$ref: "#/components/schemas/Id"}
    post:
      tags: [prescriptions]
      operationId: reverseDispense
      summary: Take a supply back, once; what it supplied remains again (I-32).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  required: [reason]
                  properties:
                    reason: {type: string, maxLength: 400}
                    pharmacy: {type: string, maxLength: 200}
      responses:
        "200": {$ref: "#/components/responses/Prescription"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/not-dispensed:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    post:
      tags: [prescriptions]
      operationId: recordNotDispensed
      summary: Record that an item, or one of its issues, is not supplied.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  required: [item_id, reason]
                  properties:
                    item_id: {$ref: "#/components/schemas/Id"}
                    reason: {$ref: "#/components/schemas/NonDispenseReason"}
                    issue_number: {type: integer, minimum: 1, maximum: 100, description: Only where issues are counted.}
                    pharmacy: {type: string, maxLength: 200}
                    note: {type: string, maxLength: 400}
      responses:
        "200": {$ref: "#/components/responses/Prescription"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/hold:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    post:
      tags: [prescriptions]
      operationId: hold
      summary: Suspend items.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody: {$ref: "#/components/requestBodies/ItemsAndReason"}
      responses:
        "200": {$ref: "#/components/responses/Prescription"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/resume:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    post:
      tags: [prescriptions]
      operationId: resume
      summary: Let held items be supplied again.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  properties:
                    item_ids: {$ref: "#/components/schemas/ItemIds"}
                    reason: {type: string, maxLength: 400}
      responses:
        "200": {$ref: "#/components/responses/Prescription"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/stop:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    post:
      tags: [prescriptions]
      operationId: stop
      summary: Halt items for good (I-37).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody: {$ref: "#/components/requestBodies/ItemsAndReason"}
      responses:
        "200": {$ref: "#/components/responses/Prescription"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/cancel:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    post:
      tags: [prescriptions]
      operationId: cancel
      summary: Withdraw items of which nothing was supplied (I-36).
      description: |
        What no pharmacy holds is cancelled at once (outcome R-0001). What one holds stays active with a pending cancellation
        (R-0002), is not dispensed meanwhile, and waits for `…/cancellation`. Refusals carry `outcome`: R-0002 asked before,
        R-0003 part dispensed, R-0004 dispensed, R-0005 expired, R-0006 cancelled already, R-0010 not dispensed.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  required: [reason]
                  properties:
                    item_ids: {$ref: "#/components/schemas/ItemIds"}
                    reason: {$ref: "#/components/schemas/CancellationReason"}
                    note: {type: string, maxLength: 400}
            example: {reason: "0005", note: moved away}
      responses:
        "200": {$ref: "#/components/responses/Prescription"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/cancellation:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    post:
      tags: [prescriptions]
      operationId: answerCancellation
      summary: Answer, as the pharmacy that holds it, a request to cancel (I-36).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  required: [pharmacy, accepted]
                  properties:
                    pharmacy: {type: string, maxLength: 200}
                    accepted: {type: boolean}
                    outcome:
                      description: Why not, if it is not accepted.
                      enum: [R-0002, R-0003, R-0004, R-0010]
                      default: R-0002
                    note: {type: string, maxLength: 400}
      responses:
        "200": {$ref: "#/components/responses/Prescription"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/revise:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    post:
      tags: [prescriptions]
      operationId: revise
      summary: Change what was signed by a new prescription, which is the answer; the old items end (I-13, I-38).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - $ref: "#/components/schemas/Signature"
                - type: object
                  required: [items, reason]
                  properties:
                    items:
                      type: array
                      minItems: 1
                      maxItems: 50
                      items:
                        allOf:
                          - $ref: "#/components/schemas/NewItem"
                          - type: object
                            properties:
                              replaces:
                                description: The open item whose place it takes; the one with the same product if left out.
                                $ref: "#/components/schemas/Id"
                    reason: {type: string, maxLength: 400}
                    prescriber_id: {$ref: "#/components/schemas/Id"}
      responses:
        "201": {$ref: "#/components/responses/PrescriptionCreated"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/renew:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    post:
      tags: [prescriptions]
      operationId: renew
      summary: Carry the prescription on with a new, signed one, which is the answer (I-38).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - $ref: "#/components/schemas/Signature"
                - type: object
                  properties:
                    item_ids: {$ref: "#/components/schemas/ItemIds"}
                    prescriber_id: {$ref: "#/components/schemas/Id"}
      responses:
        "201": {$ref: "#/components/responses/PrescriptionCreated"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/prescriptions/{id}/entered-in-error:
    parameters:
      - $ref: "#/components/parameters/prescriptionId"
    post:
      tags: [prescriptions]
      operationId: markPrescriptionEnteredInError
      summary: Say that the prescription should never have existed (I-39).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody: {$ref: "#/components/requestBodies/Reason"}
      responses:
        "200": {$ref: "#/components/responses/Prescription"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/practitioners:
    get:
      tags: [practitioners]
      operationId: listPractitioners
      summary: Practitioners in the order of their ids.
      parameters:
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
        - $ref: "#/components/parameters/minPosition"
      responses:
        "200":
          description: A page of practitioners.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
            X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
          content:
            application/json:
              schema:
                allOf:
                  - $ref: "#/components/schemas/Page"
                  - type: object
                    required: [items]
                    properties:
                      items:
                        type: array
                        items: {$ref: "#/components/schemas/Practitioner"}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}
    post:
      tags: [practitioners]
      operationId: registerPractitioner
      summary: Register a practitioner.
      parameters:
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: "#/components/schemas/RegisterPractitioner"}
            example: {name: {family: Okafor, given: [Ada]}, registrations: [{system: gmc, value: "7654321"}]}
      responses:
        "201": {$ref: "#/components/responses/Practitioner"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/practitioners/{id}:
    parameters:
      - $ref: "#/components/parameters/practitionerId"
    get:
      tags: [practitioners]
      operationId: readPractitioner
      summary: A practitioner's record.
      parameters:
        - $ref: "#/components/parameters/minPosition"
        - $ref: "#/components/parameters/ifNoneMatch"
      responses:
        "200": {$ref: "#/components/responses/Practitioner"}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/practitioners/{id}/authority/grant:
    parameters:
      - $ref: "#/components/parameters/practitionerId"
    post:
      tags: [practitioners]
      operationId: grantPrescribingAuthority
      summary: Allow the person to prescribe (I-03).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  properties:
                    controlled_schedules: {type: [array, "null"], maxItems: 16, items: {type: string, maxLength: 16}, description: Controlled drugs of which schedules; all where it is left out.}
                    valid_from: {$ref: "#/components/schemas/Date"}
                    valid_until: {$ref: "#/components/schemas/Date"}
            example: {controlled_schedules: ["4", "5"], valid_until: "2030-12-31"}
      responses:
        "200": {$ref: "#/components/responses/Practitioner"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/practitioners/{id}/authority/revoke:
    parameters:
      - $ref: "#/components/parameters/practitionerId"
    post:
      tags: [practitioners]
      operationId: revokePrescribingAuthority
      summary: Withdraw the authority to prescribe (I-03).
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody: {$ref: "#/components/requestBodies/Reason"}
      responses:
        "200": {$ref: "#/components/responses/Practitioner"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/practitioners/{id}/roles:
    parameters:
      - $ref: "#/components/parameters/practitionerId"
    post:
      tags: [practitioners]
      operationId: assignRole
      summary: Record that the person does something at some place.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  required: [role]
                  properties:
                    role: {type: string}
                    organisation: {type: string}
            example: {role: general practitioner, organisation: Mill Lane Surgery}
      responses:
        "200": {$ref: "#/components/responses/Practitioner"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/practitioners/{id}/roles/end:
    parameters:
      - $ref: "#/components/parameters/practitionerId"
    post:
      tags: [practitioners]
      operationId: endRole
      summary: Record that the person no longer does.
      parameters:
        - $ref: "#/components/parameters/ifMatch"
        - $ref: "#/components/parameters/idempotencyKey"
      requestBody:
        required: true
        content:
          application/json:
            schema:
              allOf:
                - $ref: "#/components/schemas/Command"
                - type: object
                  required: [role]
                  properties:
                    role: {type: string}
                    reason: {type: string, maxLength: 400}
            example: {role: general practitioner, reason: retired}
      responses:
        "200": {$ref: "#/components/responses/Practitioner"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/formulary:
    get:
      tags: [prescriptions]
      operationId: readFormulary
      summary: The release of the formulary that is in force today.
      responses:
        "200":
          description: The release; its id is the entity tag of everything that is read from it.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
          content:
            application/json:
              schema: {$ref: "#/components/schemas/FormularyRelease"}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/formulary/releases:
    get:
      tags: [prescriptions]
      operationId: listFormularyReleases
      summary: All releases of the formulary, the last recorded first.
      responses:
        "200":
          description: The releases.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
          content:
            application/json:
              schema:
                type: object
                required: [items]
                properties:
                  items:
                    type: array
                    items:
                      allOf:
                        - $ref: "#/components/schemas/FormularyRelease"
                        - type: object
                          required: [in_force]
                          properties:
                            in_force: {type: boolean, description: Whether its products and rules are those of today.}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/formulary/products:
    get:
      tags: [prescriptions]
      operationId: searchProducts
      summary: Products that can be prescribed, by the beginnings of the words of their names and ingredients.
      description: Withdrawn products are not among them. A cursor is good as long as the release is in force.
      parameters:
        - name: q
          in: query
          schema: {type: string, maxLength: 100}
          example: amox
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
      responses:
        "200":
          description: A page of products, by name.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
          content:
            application/json:
              schema:
                type: object
                required: [items, next, release]
                properties:
                  items:
                    type: array
                    items: {$ref: "#/components/schemas/Product"}
                  next: {type: [string, "null"], description: The cursor of the next page.}
                  release: {type: string, description: The version of the release in force.}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/formulary/products/{code}:
    parameters:
      - name: code
        in: path
        required: true
        schema: {type: string, maxLength: 128}
        example: amoxicillin-500-capsule
    get:
      tags: [prescriptions]
      operationId: readProduct
      summary: A product of the release in force, withdrawn or not.
      parameters:
        - name: system
          in: query
          description: The code system, where a code could be of several.
          schema: {type: string}
      responses:
        "200":
          description: The product.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Product"}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/codes:
    get:
      tags: [prescriptions]
      operationId: searchCodes
      summary: Diagnosis codes by the beginning of the code, or of the words of its display.
      description: Codes that begin so come first. Case, points and accents do not matter.
      parameters:
        - name: q
          in: query
          schema: {type: string, maxLength: 100}
          example: diab type 2
        - name: system
          in: query
          description: The code system, or `icd-10` or `icd-10-cm`; all that are in force unless told.
          schema: {type: string}
        - $ref: "#/components/parameters/limit"
      responses:
        "200":
          description: The codes.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
          content:
            application/json:
              schema:
                type: object
                required: [items]
                properties:
                  items:
                    type: array
                    items: {$ref: "#/components/schemas/Code"}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/worklists:
    get:
      tags: [worklists]
      operationId: countWorklists
      summary: How long each worklist is, up to a thousand.
      parameters:
        - name: prescriber
          in: query
          description: Only this prescriber's.
          schema: {$ref: "#/components/schemas/Id"}
        - name: pharmacy
          in: query
          description: Only those with this pharmacy.
          schema: {type: string, maxLength: 200}
        - $ref: "#/components/parameters/minPosition"
      responses:
        "200":
          description: The lists by name; `capped` where one may be longer.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
            X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
          content:
            application/json:
              schema:
                type: object
                properties:
                  position: {$ref: "#/components/schemas/Position"}
                  complete: {$ref: "#/components/schemas/Complete"}
                additionalProperties:
                  type: object
                  properties:
                    count: {type: integer}
                    capped: {type: boolean}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/worklists/unsigned-drafts:
    get:
      tags: [worklists]
      operationId: listUnsignedDrafts
      summary: Drafts that nobody signed or discarded, the oldest first.
      parameters:
        - name: prescriber
          in: query
          description: Only this prescriber's.
          schema: {$ref: "#/components/schemas/Id"}
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
        - $ref: "#/components/parameters/minPosition"
      responses:
        "200":
          description: A page of drafts.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
            X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
          content:
            application/json:
              schema:
                allOf:
                  - $ref: "#/components/schemas/Page"
                  - type: object
                    required: [items]
                    properties:
                      items:
                        type: array
                        items:
                          type: object
                          properties:
                            prescription_id: {$ref: "#/components/schemas/Id"}
                            patient_id: {$ref: "#/components/schemas/Id"}
                            prescriber_id: {$ref: "#/components/schemas/Id"}
                            drafted_at: {type: string, format: date-time}
                            items: {type: integer}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/worklists/cancellations-pending:
    get:
      tags: [worklists]
      operationId: listPendingCancellations
      summary: Requests to cancel that a pharmacy has not answered (I-36), the oldest first.
      parameters:
        - name: prescriber
          in: query
          description: Only this prescriber's.
          schema: {$ref: "#/components/schemas/Id"}
        - name: pharmacy
          in: query
          description: Only those with this pharmacy.
          schema: {type: string, maxLength: 200}
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
        - $ref: "#/components/parameters/minPosition"
      responses:
        "200":
          description: A page of prescriptions.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
            X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
          content:
            application/json:
              schema:
                allOf:
                  - $ref: "#/components/schemas/Page"
                  - type: object
                    required: [items]
                    properties:
                      items:
                        type: array
                        items:
                          type: object
                          properties:
                            prescription_id: {$ref: "#/components/schemas/Id"}
                            patient_id: {$ref: "#/components/schemas/Id"}
                            prescriber_id: {$ref: "#/components/schemas/Id"}
                            pharmacy: {type: [string, "null"]}
                            valid_until: {$ref: "#/components/schemas/Date"}
                            items: {type: array, items: {type: object}}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/worklists/deceased-with-active-items:
    get:
      tags: [worklists]
      operationId: listOrdersOfTheDead
      summary: Open orders of patients who died (I-40), the oldest first.
      parameters:
        - name: prescriber
          in: query
          description: Only this prescriber's.
          schema: {$ref: "#/components/schemas/Id"}
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
        - $ref: "#/components/parameters/minPosition"
      responses:
        "200":
          description: A page of prescriptions.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
            X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
          content:
            application/json:
              schema:
                allOf:
                  - $ref: "#/components/schemas/Page"
                  - type: object
                    required: [items]
                    properties:
                      items:
                        type: array
                        items:
                          type: object
                          properties:
                            prescription_id: {$ref: "#/components/schemas/Id"}
                            patient_id: {$ref: "#/components/schemas/Id"}
                            prescriber_id: {$ref: "#/components/schemas/Id"}
                            recorded_at: {type: string, format: date-time}
                            deceased_date: {type: [string, "null"]}
                            valid_until: {$ref: "#/components/schemas/Date"}
                            items: {type: array, items: {type: string}}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/worklists/reviews-due:
    get:
      tags: [worklists]
      operationId: listReviewsDue
      summary: Open orders whose day of review has come, the oldest first.
      parameters:
        - name: prescriber
          in: query
          description: Only this prescriber's.
          schema: {$ref: "#/components/schemas/Id"}
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
        - $ref: "#/components/parameters/minPosition"
      responses:
        "200":
          description: A page of prescriptions.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
            X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
          content:
            application/json:
              schema:
                allOf:
                  - $ref: "#/components/schemas/Page"
                  - type: object
                    required: [items]
                    properties:
                      items:
                        type: array
                        items:
                          type: object
                          properties:
                            prescription_id: {$ref: "#/components/schemas/Id"}
                            patient_id: {$ref: "#/components/schemas/Id"}
                            prescriber_id: {$ref: "#/components/schemas/Id"}
                            review_on: {$ref: "#/components/schemas/Date"}
                            valid_until: {$ref: "#/components/schemas/Date"}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/worklists/running-out:
    get:
      tags: [worklists]
      operationId: listRunningOut
      summary: Open items whose supply or validity ends soon, in the order in which they run out.
      parameters:
        - name: prescriber
          in: query
          description: Only this prescriber's.
          schema: {$ref: "#/components/schemas/Id"}
        - name: before
          in: query
          description: The day before which they run out; 14 days from today unless told.
          schema: {$ref: "#/components/schemas/Date"}
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
        - $ref: "#/components/parameters/minPosition"
      responses:
        "200": {$ref: "#/paths/~1v1~1prescriptions/get/responses/200"}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/worklists/overrides-to-review:
    get:
      tags: [worklists]
      operationId: listOverridesToReview
      summary: Answers to safety alerts, the latest first, as in /v1/safety/overrides.
      parameters:
        - name: prescriber
          in: query
          description: Only this prescriber's.
          schema: {$ref: "#/components/schemas/Id"}
        - name: rule
          in: query
          description: Only answers to this rule.
          schema: {type: string, maxLength: 200}
        - name: from
          in: query
          description: The first day.
          schema: {$ref: "#/components/schemas/Date"}
        - name: to
          in: query
          description: The last day.
          schema: {$ref: "#/components/schemas/Date"}
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
        - $ref: "#/components/parameters/minPosition"
      responses:
        "200": {$ref: "#/paths/~1v1~1safety~1overrides/get/responses/200"}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/worklists/merge-candidates:
    get:
      tags: [worklists]
      operationId: listMergeCandidates
      summary: Records that may be of one person (I-42), the likeliest first.
      parameters:
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
        - $ref: "#/components/parameters/minPosition"
      responses:
        "200":
          description: A page of pairs.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
            X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
          content:
            application/json:
              schema:
                allOf:
                  - $ref: "#/components/schemas/Page"
                  - type: object
                    required: [items]
                    properties:
                      items:
                        type: array
                        items:
                          type: object
                          properties:
                            patient_id: {$ref: "#/components/schemas/Id"}
                            other_patient_id: {$ref: "#/components/schemas/Id"}
                            score: {$ref: "#/components/schemas/Decimal"}
                            matched: {type: array, items: {type: string}}
                            algorithm: {type: string}
                            suspected_at: {type: string, format: date-time}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/worklists/reconciliations:
    get:
      tags: [worklists]
      operationId: listReconciliations
      summary: Open orders of one product that a merge brought together (I-45), the oldest first.
      parameters:
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
        - $ref: "#/components/parameters/minPosition"
      responses:
        "200":
          description: A page of pairs of orders.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
            X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
          content:
            application/json:
              schema:
                allOf:
                  - $ref: "#/components/schemas/Page"
                  - type: object
                    required: [items]
                    properties:
                      items:
                        type: array
                        items:
                          type: object
                          properties:
                            patient_id: {$ref: "#/components/schemas/Id"}
                            merged_patient_id: {$ref: "#/components/schemas/Id"}
                            product: {$ref: "#/components/schemas/Coding"}
                            prescription_id: {$ref: "#/components/schemas/Id"}
                            merged_prescription_id: {$ref: "#/components/schemas/Id"}
                            merged_at: {type: string, format: date-time}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/safety/overrides:
    get:
      tags: [worklists]
      operationId: listOverrides
      summary: Answers to safety alerts (I-16 … I-19), the latest first.
      parameters:
        - name: rule
          in: query
          description: Only answers to this rule.
          schema: {type: string, maxLength: 200}
        - name: prescriber
          in: query
          description: Only this prescriber's.
          schema: {$ref: "#/components/schemas/Id"}
        - name: from
          in: query
          description: The first day.
          schema: {$ref: "#/components/schemas/Date"}
        - name: to
          in: query
          description: The last day.
          schema: {$ref: "#/components/schemas/Date"}
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
        - $ref: "#/components/parameters/minPosition"
      responses:
        "200":
          description: A page of answers.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
            X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
          content:
            application/json:
              schema:
                allOf:
                  - $ref: "#/components/schemas/Page"
                  - type: object
                    required: [items]
                    properties:
                      items:
                        type: array
                        items:
                          type: object
                          properties:
                            prescription_id: {$ref: "#/components/schemas/Id"}
                            patient_id: {$ref: "#/components/schemas/Id"}
                            prescriber_id: {$ref: "#/components/schemas/Id"}
                            alert_id: {$ref: "#/components/schemas/Id"}
                            kind: {type: string}
                            severity: {type: string}
                            rule: {type: string}
                            message: {type: string}
                            cause: {type: string}
                            reason: {type: [string, "null"]}
                            comment: {type: [string, "null"]}
                            second_approver: {type: [string, "null"]}
                            occurred_at: {type: string, format: date-time}
                            event_position: {$ref: "#/components/schemas/Position"}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/safety/override-rates:
    get:
      tags: [worklists]
      operationId: listOverrideRates
      summary: How often alerts are overridden, by rule or by prescriber; over the last 90 days unless told.
      parameters:
        - name: by
          in: query
          schema: {type: string, enum: [rule, prescriber], default: rule}
        - name: from
          in: query
          description: The first day.
          schema: {$ref: "#/components/schemas/Date"}
        - name: to
          in: query
          description: The last day.
          schema: {$ref: "#/components/schemas/Date"}
        - $ref: "#/components/parameters/minPosition"
      responses:
        "200":
          description: Those most often shown first.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
            X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
          content:
            application/json:
              schema:
                type: object
                required: [items]
                properties:
                  from: {$ref: "#/components/schemas/Date"}
                  to: {$ref: "#/components/schemas/Date"}
                  items:
                    type: array
                    items:
                      type: object
                      properties:
                        rule: {type: string}
                        kind: {type: string}
                        severity: {type: string}
                        prescriber_id: {$ref: "#/components/schemas/Id"}
                        shown: {type: integer}
                        overridden: {type: integer}
                        signed_without: {type: integer}
                        override_rate: {type: [string, "null"], description: Between 0 and 1.}
                  position: {$ref: "#/components/schemas/Position"}
                  complete: {$ref: "#/components/schemas/Complete"}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/diagnoses/{code}/patients:
    parameters:
      - name: code
        in: path
        required: true
        description: An ICD-10 (or other) code or the beginning of one; case does not matter.
        schema: {type: string, maxLength: 32}
        example: E11
    get:
      tags: [reports]
      operationId: listPatientsByDiagnosis
      summary: Patients with a diagnosis, in the order of codes.
      parameters:
        - name: match
          in: query
          schema: {type: string, enum: [prefix, exact], default: prefix}
        - name: scope
          in: query
          schema: {type: string, enum: [active, ever-recorded], default: active}
        - $ref: "#/components/parameters/limit"
        - $ref: "#/components/parameters/cursor"
        - $ref: "#/components/parameters/minPosition"
      responses:
        "200":
          description: A page of patients with the diagnosis.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
            X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
          content:
            application/json:
              schema:
                allOf:
                  - $ref: "#/components/schemas/Page"
                  - type: object
                    required: [items]
                    properties:
                      items:
                        type: array
                        items: {$ref: "#/components/schemas/Diagnosis"}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/dashboard:
    get:
      tags: [reports]
      operationId: readDashboard
      summary: Counts by day or month, product, class, prescriber and change of status; the last 30 days unless told.
      parameters:
        - name: from
          in: query
          schema: {type: string, format: date}
        - name: to
          in: query
          schema: {type: string, format: date}
        - name: interval
          in: query
          description: By what the counts are told apart; `day` for up to 366 days and `month` for more, unless told.
          schema: {type: string, enum: [day, month]}
        - name: top
          in: query
          description: How many products, classes and prescribers to show, the most first.
          schema: {type: integer, minimum: 1, maximum: 500, default: 100}
        - $ref: "#/components/parameters/minPosition"
      responses:
        "200":
          description: The counts.
          headers:
            ETag: {$ref: "#/components/headers/ETag"}
            X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Dashboard"}
        "304": {$ref: "#/components/responses/NotModified"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/events:
    get:
      tags: [log]
      operationId: replayEvents
      summary: Replay the log, one stream, or all events about one patient, oldest first.
      parameters:
        - name: from
          in: query
          description: Exclusive, a position (with `stream` a version). 0, the default, is before the first event.
          schema: {type: integer, minimum: 0, default: 0}
        - name: limit
          in: query
          schema: {type: integer, minimum: 1, maximum: 1000, default: 100}
        - name: stream
          in: query
          schema: {type: string}
          example: prescription-0190a3c4-0000-7000-8000-000000000003
        - name: patient
          in: query
          schema: {$ref: "#/components/schemas/Id"}
      responses:
        "200":
          description: A page of events.
          content:
            application/json:
              schema:
                type: object
                required: [items, next, position]
                properties:
                  items:
                    type: array
                    items: {$ref: "#/components/schemas/Event"}
                  next:
                    type: [integer, "null"]
                    description: What to send as `from` for the next page.
                  position: {$ref: "#/components/schemas/Position"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/events/follow:
    get:
      tags: [log]
      operationId: followEvents
      summary: Follow the log as server-sent events.
      description: |
        The `id` of each is its position, `event` its type, `data` an `Event`. After a broken connection send the last id as
        `Last-Event-ID`. A comment is sent when there was nothing to tell for 15 seconds.
      parameters:
        - name: from
          in: query
          schema: {type: integer, minimum: 0, default: 0}
        - name: Last-Event-ID
          in: header
          schema: {type: string}
      responses:
        "200":
          description: The events, for as long as the connection lives.
          content:
            text/event-stream:
              schema: {type: string}
        default: {$ref: "#/components/responses/Problem"}

  /v1/audit/checkpoint:
    get:
      tags: [audit]
      operationId: checkpoint
      summary: The size and root of the log's Merkle tree as it is now, signed (C2SP tlog-checkpoint).
      responses:
        "200":
          description: A signed note.
          content:
            text/plain:
              schema: {type: string}
        default: {$ref: "#/components/responses/Problem"}

  /v1/audit/key:
    get:
      tags: [audit]
      operationId: auditKey
      summary: The verifier key of the checkpoints (C2SP signed-note). Get it over another way too, and compare.
      responses:
        "200":
          description: A line, `name+id+key`.
          content:
            text/plain:
              schema: {type: string}
        default: {$ref: "#/components/responses/Problem"}

  /v1/audit/tile/{level}/{a}:
    parameters:
      - $ref: "#/components/parameters/tileLevel"
      - {name: a, in: path, required: true, schema: {$ref: "#/components/schemas/TileGroup"}}
    get:
      tags: [audit]
      operationId: tile1
      summary: A tile whose number is written in one group.
      responses:
        "200": {$ref: "#/components/responses/Tile"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/audit/tile/{level}/{a}/{b}:
    parameters:
      - $ref: "#/components/parameters/tileLevel"
      - {name: a, in: path, required: true, schema: {$ref: "#/components/schemas/TileGroup"}}
      - {name: b, in: path, required: true, schema: {$ref: "#/components/schemas/TileGroup"}}
    get:
      tags: [audit]
      operationId: tile2
      summary: A tile whose number is written in 2 groups.
      responses:
        "200": {$ref: "#/components/responses/Tile"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/audit/tile/{level}/{a}/{b}/{c}:
    parameters:
      - $ref: "#/components/parameters/tileLevel"
      - {name: a, in: path, required: true, schema: {$ref: "#/components/schemas/TileGroup"}}
      - {name: b, in: path, required: true, schema: {$ref: "#/components/schemas/TileGroup"}}
      - {name: c, in: path, required: true, schema: {$ref: "#/components/schemas/TileGroup"}}
    get:
      tags: [audit]
      operationId: tile3
      summary: A tile whose number is written in 3 groups.
      responses:
        "200": {$ref: "#/components/responses/Tile"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/audit/tile/{level}/{a}/{b}/{c}/{d}:
    parameters:
      - $ref: "#/components/parameters/tileLevel"
      - {name: a, in: path, required: true, schema: {$ref: "#/components/schemas/TileGroup"}}
      - {name: b, in: path, required: true, schema: {$ref: "#/components/schemas/TileGroup"}}
      - {name: c, in: path, required: true, schema: {$ref: "#/components/schemas/TileGroup"}}
      - {name: d, in: path, required: true, schema: {$ref: "#/components/schemas/TileGroup"}}
    get:
      tags: [audit]
      operationId: tile4
      summary: A tile whose number is written in 4 groups.
      responses:
        "200": {$ref: "#/components/responses/Tile"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/audit/proof/inclusion:
    get:
      tags: [audit]
      operationId: inclusionProof
      summary: That an event is in the tree (RFC 6962, 2.1.1).
      parameters:
        - {name: position, in: query, required: true, schema: {type: integer, minimum: 1}}
        - {name: size, in: query, description: "Leaves of the tree; of the last checkpoint unless told.", schema: {type: integer, minimum: 1}}
      responses:
        "200":
          description: The path from the leaf's sibling to the root's child.
          content:
            application/json:
              schema:
                type: object
                required: [position, leaf_index, leaf_hash, tree_size, root, path]
                properties:
                  position: {$ref: "#/components/schemas/Position"}
                  leaf_index: {type: integer, description: The position less one.}
                  leaf_hash: {$ref: "#/components/schemas/TreeHash"}
                  tree_size: {type: integer}
                  root: {$ref: "#/components/schemas/TreeHash"}
                  path: {type: array, items: {$ref: "#/components/schemas/TreeHash"}}
        default: {$ref: "#/components/responses/Problem"}

  /v1/audit/proof/consistency:
    get:
      tags: [audit]
      operationId: consistencyProof
      summary: That the tree of one size goes on from that of another (RFC 6962, 2.1.2).
      parameters:
        - {name: from, in: query, required: true, schema: {type: integer, minimum: 0}}
        - {name: to, in: query, description: "Leaves of the newer tree; of the last checkpoint unless told.", schema: {type: integer, minimum: 0}}
      responses:
        "200":
          description: The proof.
          content:
            application/json:
              schema:
                type: object
                required: [from, from_root, to, to_root, path]
                properties:
                  from: {type: integer}
                  from_root: {$ref: "#/components/schemas/TreeHash"}
                  to: {type: integer}
                  to_root: {$ref: "#/components/schemas/TreeHash"}
                  path: {type: array, items: {$ref: "#/components/schemas/TreeHash"}}
        default: {$ref: "#/components/responses/Problem"}

  /v1/audit/receipt:
    get:
      tags: [audit]
      operationId: receipt
      summary: A file that proves an event to be in the log, without this server (C2SP tlog-proof).
      parameters:
        - {name: position, in: query, required: true, schema: {type: integer, minimum: 1}}
      responses:
        "200": {$ref: "#/components/responses/Receipt"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/projections:
    get:
      tags: [operations]
      operationId: listProjections
      summary: How each read model is.
      responses:
        "200":
          description: All read models.
          content:
            application/json:
              schema:
                type: object
                required: [items]
                properties:
                  items:
                    type: array
                    items: {$ref: "#/components/schemas/Projection"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/projections/{name}/rebuild:
    parameters:
      - {$ref: "#/components/parameters/projection"}
    post:
      tags: [operations]
      operationId: rebuildProjection
      summary: Build a read model anew from the log; the present one serves until then.
      responses:
        "202":
          description: Begun, or under way already.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Projection"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/projections/{name}/cancel:
    parameters:
      - {$ref: "#/components/parameters/projection"}
    post:
      tags: [operations]
      operationId: cancelRebuild
      summary: Give up the build under way; what serves goes on. A first build can't be given up.
      responses:
        "200":
          description: How the read model is; `rebuild` is null as soon as the worker has ended its batch.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Projection"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/projections/{name}/return:
    parameters:
      - {$ref: "#/components/parameters/projection"}
    post:
      tags: [operations]
      operationId: returnToPreviousGeneration
      summary: Go back to the generation that served before the last rebuild; it catches up first, and the present one is kept in its place.
      responses:
        "200":
          description: The earlier generation serves.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Projection"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/projections/{name}/drop:
    parameters:
      - {$ref: "#/components/parameters/projection"}
    post:
      tags: [operations]
      operationId: dropPreviousGeneration
      summary: Remove the generation that served before the last rebuild.
      responses:
        "200":
          description: It is gone.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Projection"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/projections/{name}/parked:
    parameters:
      - {$ref: "#/components/parameters/projection"}
    get:
      tags: [operations]
      operationId: listParked
      summary: The records that a read model has set aside, each with the event that can't be applied and those that wait behind it.
      responses:
        "200":
          description: In the order of the events that are the cause.
          content:
            application/json:
              schema:
                type: object
                required: [items]
                properties:
                  items:
                    type: array
                    items: {$ref: "#/components/schemas/ParkedRecord"}
        default: {$ref: "#/components/responses/Problem"}

  /v1/projections/{name}/retry:
    parameters:
      - {$ref: "#/components/parameters/projection"}
    post:
      tags: [operations]
      operationId: retryParked
      summary: Try again what is parked, in the order of the log.
      requestBody:
        content:
          application/json:
            schema:
              type: object
              additionalProperties: false
              properties:
                record:
                  description: Only this record, and those that share an event with it; left out for all.
                  $ref: "#/components/schemas/Id"
      responses:
        "200":
          description: What came of it.
          content:
            application/json:
              schema:
                type: object
                required: [released, still_parked, applied_events]
                properties:
                  released: {type: array, items: {$ref: "#/components/schemas/Id"}}
                  still_parked: {type: array, items: {$ref: "#/components/schemas/Id"}}
                  applied_events: {type: integer}
        default: {$ref: "#/components/responses/Problem"}

  /health/live:
    get:
      tags: [operations]
      operationId: live
      summary: Whether the process answers.
      security: []
      responses:
        "200":
          description: It does.
          content:
            application/json:
              schema: {type: object, properties: {status: {const: live}}}

  /health/ready:
    get:
      tags: [operations]
      operationId: ready
      summary: Whether every read model serves, none is far behind, and the safety checks fire.
      security: []
      responses:
        "200":
          description: Ready.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Readiness"}
        "503":
          description: Not ready.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Readiness"}

  /metrics:
    get:
      tags: [operations]
      operationId: metrics
      summary: Metrics as Prometheus text.
      security: []
      responses:
        "200":
          description: All series.
          content:
            text/plain:
              schema: {type: string}

  /openapi.yaml:
    get:
      tags: [operations]
      operationId: openapi
      summary: This document.
      security: []
      responses:
        "200":
          description: This document.
          content:
            application/yaml:
              schema: {type: string}

components:
  securitySchemes:
    bearer:
      type: http
      scheme: bearer
      bearerFormat: JWT
      description: |
        A JSON Web Token signed with Ed25519 (`alg` EdDSA) by a known key (`kid`), with `iss`, `aud`, `sub`, `tenant`, `role`,
        `nbf`, `exp` and, if wanted, `client`. Roles: prescriber, nurse, pharmacist, receptionist, record-administrator, privacy-officer,
        auditor, analyst, system.

  headers:
    ETag:
      description: The version of the record in quotes; for lists, a weak tag of the position.
      schema: {type: string}
      example: '"3"'
    LedgerPosition:
      description: The position of the log that the answer reflects.
      schema: {type: integer}
    Location:
      description: Where the record can be read.
      schema: {type: string}
    RetryAfter:
      description: When to try again, in seconds.
      schema: {type: integer}

  parameters:
    tileLevel:
      name: level
      in: path
      required: true
      description: "`0` … `7`, or `entries`."
      schema: {type: string}
    patientId:
      name: id
      in: path
      required: true
      schema: {$ref: "#/components/schemas/Id"}
    prescriptionId:
      name: id
      in: path
      required: true
      schema: {$ref: "#/components/schemas/Id"}
    practitionerId:
      name: id
      in: path
      required: true
      schema: {$ref: "#/components/schemas/Id"}
    entryId:
      name: entry
      in: path
      required: true
      description: The id of an entry on the record.
      schema: {$ref: "#/components/schemas/Id"}
    limit:
      name: limit
      in: query
      schema: {type: integer, minimum: 1, maximum: 200, default: 20}
    cursor:
      name: cursor
      in: query
      description: "`next` of an answer to the same query."
      schema: {type: string}
    asOf:
      name: as_of
      in: query
      description: |
        A position of the log, or an RFC 3339 instant (with `+` written as `%2B`): after everything recorded by then. Not
        together with `min_position`.
      schema: {type: string}
      example: "2026-03-12T09:30:00Z"
    minPosition:
      name: min_position
      in: query
      description: Wait until the read model reflects this position.
      schema: {type: integer, minimum: 0}
    idempotencyKey:
      name: Idempotency-Key
      in: header
      description: 1 to 255 visible ASCII characters. Makes the command repeatable.
      schema: {type: string, minLength: 1, maxLength: 255}
    projection:
      name: name
      in: path
      required: true
      description: The read model's name.
      schema: {type: string}
      example: PatientSearch
    ifMatch:
      name: If-Match
      in: header
      description: The ETag of the version that the change is made on.
      schema: {type: string}
      example: '"3"'
    ifMatchRequired:
      name: If-Match
      in: header
      required: true
      description: The ETag of the version that the change is made on.
      schema: {type: string}
      example: '"3"'
    ifNoneMatch:
      name: If-None-Match
      in: header
      description: An ETag that the client has; 304 if it is still good.
      schema: {type: string}

  requestBodies:
    Nothing:
      description: Nothing is needed.
      content:
        application/json:
          schema: {$ref: "#/components/schemas/Command"}
    Reason:
      required: true
      content:
        application/json:
          schema:
            allOf:
              - $ref: "#/components/schemas/Command"
              - type: object
                required: [reason]
                properties:
                  reason: {type: string, minLength: 1, maxLength: 400}
          example: {reason: wrong patient}
    ItemsAndReason:
      required: true
      content:
        application/json:
          schema:
            allOf:
              - $ref: "#/components/schemas/Command"
              - type: object
                required: [reason]
                properties:
                  item_ids: {$ref: "#/components/schemas/ItemIds"}
                  reason: {type: string, minLength: 1, maxLength: 400}
          example: {reason: renal function}
    Item:
      required: true
      content:
        application/json:
          schema:
            allOf:
              - $ref: "#/components/schemas/Command"
              - $ref: "#/components/schemas/NewItem"

  responses:
    Receipt:
      description: The entry, its path, and the signed checkpoint that it leads to.
      content:
        text/plain:
          schema: {type: string}
    Tile:
      description: Hashes of 32 bytes side by side; of `entries` the entries, each behind its length (2 bytes, big-endian).
      content:
        application/octet-stream:
          schema: {type: string, format: binary}
    Patient:
      description: The patient's record after it.
      headers:
        ETag: {$ref: "#/components/headers/ETag"}
        X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
      content:
        application/json:
          schema: {$ref: "#/components/schemas/Patient"}
    PatientCreated:
      description: Done; the patient's record after it.
      headers:
        Location: {$ref: "#/components/headers/Location"}
        ETag: {$ref: "#/components/headers/ETag"}
        X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
      content:
        application/json:
          schema: {$ref: "#/components/schemas/Patient"}
    Prescription:
      description: The prescription after it.
      headers:
        ETag: {$ref: "#/components/headers/ETag"}
        X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
      content:
        application/json:
          schema: {$ref: "#/components/schemas/Prescription"}
    PrescriptionCreated:
      description: Done; the prescription after it.
      headers:
        Location: {$ref: "#/components/headers/Location"}
        ETag: {$ref: "#/components/headers/ETag"}
        X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
      content:
        application/json:
          schema: {$ref: "#/components/schemas/Prescription"}
    Practitioner:
      description: The practitioner's record after it.
      headers:
        ETag: {$ref: "#/components/headers/ETag"}
        X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
      content:
        application/json:
          schema: {$ref: "#/components/schemas/Practitioner"}
    NotModified:
      description: The client has it already.
      headers:
        ETag: {$ref: "#/components/headers/ETag"}
        X-Ledger-Position: {$ref: "#/components/headers/LedgerPosition"}
    Problem:
      description: |
        A problem. 400 malformed JSON, parameter or header · 401 no valid token · 403 not allowed · 404 not there · 405 · 406 ·
        409 against a rule, or a key used for another request · 412 stale If-Match · 413 · 415 · 422 a field is not
        acceptable · 428 If-Match missing · 500 · 503 and 507 try again later.
      headers:
        Retry-After: {$ref: "#/components/headers/RetryAfter"}
      content:
        application/problem+json:
          schema: {$ref: "#/components/schemas/Problem"}

  schemas:
    TreeHash: {type: string, contentEncoding: base64, minLength: 44, maxLength: 44}
    TileGroup:
      type: string
      description: |
        Three digits of the tile's number, all groups but the last with an `x` before: 1234067 is `x001/x234/067`. The group
        before the last of a partial tile ends in `.p`, and the last is then its width: `067.p/12`.
    Id:
      type: string
      format: uuid
    Position:
      type: integer
      description: A place in the log.
    Date:
      type: string
      description: A date with its precision.
      pattern: ^\d{4}(-\d{2}(-\d{2})?)?$
      examples: ["1980", 1980-03, "1980-03-12"]
    ClinicalTime:
      type: string
      description: An RFC 3339 instant, or a date where no more is known.
      examples: ["2026-03-12T09:30:00+01:00", "2026-03"]
    Decimal:
      type: string
      description: A decimal number with at most 9 digits after the point.
      pattern: ^-?\d{1,18}(\.\d{1,9})?$
      examples: ["2.5"]
    Quantity:
      type: object
      additionalProperties: false
      required: [value, unit]
      properties:
        value: {$ref: "#/components/schemas/Decimal"}
        unit:
          type: string
          description: A UCUM code or a counted form.
          examples: [mg, capsule]
    Coding:
      type: object
      additionalProperties: false
      required: [system, code]
      properties:
        system:
          type: string
          maxLength: 200
          description: The system's URI, or `icd-10`, `icd-10-cm`, `snomed-ct`, `rxnorm`, `atc`, `loinc` or `demo`.
        code: {type: string, maxLength: 64}
        display: {type: string, maxLength: 400}
    HumanName:
      type: object
      additionalProperties: false
      required: [family]
      properties:
        use: {type: string, enum: [usual, official, nickname, old, maiden], default: official}
        family: {type: string, maxLength: 200}
        given: {type: array, maxItems: 10, items: {type: string, maxLength: 200}}
        prefix: {type: array, maxItems: 5, items: {type: string, maxLength: 40}}
        suffix: {type: array, maxItems: 5, items: {type: string, maxLength: 40}}
    Identifier:
      type: object
      required: [system, value]
      properties:
        system: {type: string, maxLength: 200, examples: [mrn]}
        value: {type: string, maxLength: 128, examples: [A-1001]}
    Contact:
      type: object
      additionalProperties: false
      required: [system, value]
      properties:
        system: {type: string, enum: [phone, email, sms]}
        value: {type: string, maxLength: 254}
    Address:
      type: object
      additionalProperties: false
      properties:
        line: {type: array, maxItems: 6, items: {type: string, maxLength: 200}}
        city: {type: [string, "null"], maxLength: 120}
        state: {type: [string, "null"], maxLength: 120}
        postal_code: {type: [string, "null"], maxLength: 20}
        country: {type: [string, "null"], pattern: "^[A-Z]{2}$"}
    Gender:
      type: string
      enum: [male, female, other, unknown]
    Command:
      type: object
      properties:
        occurred_at:
          description: When it happened clinically, if not now.
          $ref: "#/components/schemas/ClinicalTime"
    RegisterPatient:
      allOf:
        - $ref: "#/components/schemas/Command"
        - type: object
          required: [name, birth_date, gender]
          properties:
            name: {$ref: "#/components/schemas/HumanName"}
            birth_date: {$ref: "#/components/schemas/Date"}
            birth_date_estimated: {type: boolean, default: false}
            gender: {$ref: "#/components/schemas/Gender"}
            identifiers:
              description: At least one (I-41); each may belong to one patient.
              type: array
              maxItems: 20
              items: {$ref: "#/components/schemas/Identifier"}
            contacts: {type: array, maxItems: 20, items: {$ref: "#/components/schemas/Contact"}}
            address: {$ref: "#/components/schemas/Address"}
            duplicate_decision:
              description: |
                That the patient is none of those whom the check for duplicates found (I-42). A registration that is
                refused with `possible-duplicate` is sent again with this, once somebody has looked.
              type: object
              additionalProperties: false
              required: [not_duplicate_of, reason]
              properties:
                not_duplicate_of: {type: array, minItems: 1, items: {$ref: "#/components/schemas/Id"}}
                reason: {type: string, maxLength: 400}
    ChangePatient:
      allOf:
        - $ref: "#/components/schemas/Command"
        - type: object
          minProperties: 1
          properties:
            name: {$ref: "#/components/schemas/HumanName"}
            birth_date: {$ref: "#/components/schemas/Date"}
            gender: {$ref: "#/components/schemas/Gender"}
            contacts: {type: array, maxItems: 20, items: {$ref: "#/components/schemas/Contact"}}
            address:
              oneOf:
                - $ref: "#/components/schemas/Address"
                - type: "null"
            kind:
              type: string
              enum: [correction, change]
              description: Why the name is not what it was; `change` for a name alone, else `correction`.
            reason: {type: string, maxLength: 400}
    RecordAllergy:
      allOf:
        - $ref: "#/components/schemas/Command"
        - oneOf:
            - type: object
              required: [substance]
              properties:
                substance: {$ref: "#/components/schemas/Coding"}
                criticality: {type: string, enum: [low, high, unable-to-assess], default: unable-to-assess}
                reactions: {type: array, maxItems: 20, items: {type: string, maxLength: 200}}
                onset: {$ref: "#/components/schemas/Date"}
                severity: {type: string, enum: [mild, moderate, severe]}
                verification: {type: string, enum: [unconfirmed, confirmed]}
                kind: {type: string, enum: [allergy, intolerance]}
            - type: object
              required: [none_known]
              properties:
                none_known: {const: true}
    RecordCondition:
      allOf:
        - $ref: "#/components/schemas/Command"
        - type: object
          required: [codes]
          properties:
            codes:
              description: One diagnosis in one or more code systems, the preferred first.
              type: array
              minItems: 1
              maxItems: 5
              items: {$ref: "#/components/schemas/Coding"}
            onset: {$ref: "#/components/schemas/Date"}
            note: {type: string, maxLength: 4000}
    ObservationKind:
      type: string
      enum: [body-weight, body-height, serum-creatinine, estimated-gfr, pregnancy, breastfeeding]
    RecordObservation:
      allOf:
        - $ref: "#/components/schemas/Command"
        - type: object
          required: [kind]
          description: Measurements have a `quantity` in kg, cm, umol/L or mL/min/{1.73_m2}; the others a `status`.
          properties:
            kind: {$ref: "#/components/schemas/ObservationKind"}
            quantity: {$ref: "#/components/schemas/Quantity"}
            status: {type: string, enum: ["yes", "no", unknown]}
    PatientDifference:
      type: object
      required: [patient_id, from, to, changes, events, more_events, position, complete]
      properties:
        patient_id: {$ref: "#/components/schemas/Id"}
        from: {$ref: "#/components/schemas/Moment"}
        to: {$ref: "#/components/schemas/Moment"}
        changes:
          type: array
          items:
            type: object
            required: [change, path]
            properties:
              change: {type: string, enum: [added, removed, changed]}
              path:
                type: string
                description: |
                  A JSON Pointer into the record at `to`. The last part of what was removed from a list is its place in the list
                  at `from`. Entries of a list are the same where their `id` is.
              old: {description: The value at `from`; absent for what was added.}
              new: {description: The value at `to`; absent for what was removed.}
        events:
          type: array
          description: |
            What happened to the person's records after `from`, up to `to`, oldest first, as far as the role may know of it; at
            most 1,000.
          items:
            type: object
            required: [position, type, stream, recorded_at]
            properties:
              position: {$ref: "#/components/schemas/Position"}
              type: {type: string}
              stream: {type: string}
              recorded_at: {type: string, format: date-time}
        more_events: {type: boolean, description: There are more events than are listed.}
        position: {$ref: "#/components/schemas/Position"}
        complete: {$ref: "#/components/schemas/Complete"}
    Moment:
      type: object
      required: [position, as_of]
      properties:
        position: {$ref: "#/components/schemas/Position"}
        as_of: {type: string, description: How it was asked for.}
    Patient:
      type: object
      description: Receptionists and privacy officers see it without allergies, conditions and observations.
      required: [id, version, position, name, birth_date, gender, identifiers, deceased]
      properties:
        id: {$ref: "#/components/schemas/Id"}
        version: {type: integer}
        position: {$ref: "#/components/schemas/Position"}
        as_of:
          description: The moment that was asked for; only in answers about the past.
          type: string
        complete: {$ref: "#/components/schemas/Complete"}
        name: {$ref: "#/components/schemas/HumanName"}
        former_names: {type: array, items: {$ref: "#/components/schemas/HumanName"}}
        birth_date: {$ref: "#/components/schemas/Date"}
        birth_date_estimated: {type: boolean}
        merged_from:
          description: Records of the same person that this one stands for (I-44).
          type: array
          items: {$ref: "#/components/schemas/Id"}
        gender: {$ref: "#/components/schemas/Gender"}
        identifiers: {type: array, items: {$ref: "#/components/schemas/Identifier"}}
        ended_identifiers: {type: array, items: {$ref: "#/components/schemas/Identifier"}}
        access_restricted:
          type: boolean
          description: Address and contacts are withheld from roles that need not know them.
        contacts: {type: array, items: {$ref: "#/components/schemas/Contact"}}
        address:
          oneOf:
            - $ref: "#/components/schemas/Address"
            - type: "null"
        deceased: {type: boolean}
        deceased_date: {type: [string, "null"]}
        deceased_source: {type: [string, "null"]}
        allergy_status:
          type: string
          description: Never asked is not the same as none known (I-19, I-47).
          enum: [never-asked, none-known, listed]
        allergies: {type: array, items: {$ref: "#/components/schemas/Allergy"}}
        conditions: {type: array, items: {$ref: "#/components/schemas/Condition"}}
        observations:
          description: The latest of each kind.
          type: array
          items: {$ref: "#/components/schemas/Observation"}
        registered_at: {type: string, format: date-time}
        changed_at: {type: string, format: date-time}
    Allergy:
      type: object
      required: [id, substance, criticality, status]
      properties:
        id: {$ref: "#/components/schemas/Id"}
        substance: {$ref: "#/components/schemas/Coding"}
        criticality: {type: string, enum: [low, high, unable-to-assess]}
        reactions: {type: array, items: {type: string}}
        onset: {type: [string, "null"]}
        severity: {type: [string, "null"], enum: [mild, moderate, severe, null]}
        verification: {type: [string, "null"], enum: [unconfirmed, confirmed, null]}
        kind: {type: [string, "null"], enum: [allergy, intolerance, null]}
        status: {type: string, enum: [active, refuted, resolved]}
        reason: {type: [string, "null"]}
        recorded_at: {$ref: "#/components/schemas/ClinicalTime"}
    Condition:
      type: object
      required: [id, codes, status]
      properties:
        id: {$ref: "#/components/schemas/Id"}
        codes: {type: array, items: {$ref: "#/components/schemas/Coding"}}
        onset: {type: [string, "null"]}
        abatement: {type: [string, "null"]}
        note: {type: [string, "null"]}
        status: {type: string, enum: [active, resolved, entered-in-error]}
        reason: {type: [string, "null"]}
        recorded_at: {$ref: "#/components/schemas/ClinicalTime"}
    Observation:
      type: object
      required: [id, kind, observed_at]
      properties:
        id: {$ref: "#/components/schemas/Id"}
        kind: {$ref: "#/components/schemas/ObservationKind"}
        quantity: {$ref: "#/components/schemas/Quantity"}
        status: {type: string, enum: ["yes", "no", unknown]}
        observed_at: {$ref: "#/components/schemas/ClinicalTime"}
    PatientMatch:
      type: object
      required: [id, name, birth_date, gender, identifiers, score, matched_on]
      properties:
        id: {$ref: "#/components/schemas/Id"}
        name: {$ref: "#/components/schemas/HumanName"}
        birth_date: {$ref: "#/components/schemas/Date"}
        gender: {$ref: "#/components/schemas/Gender"}
        identifiers: {type: array, items: {$ref: "#/components/schemas/Identifier"}}
        postal_code: {type: [string, "null"], description: As it is registered; null if there is none or it is withheld.}
        deceased: {type: boolean}
        restricted: {type: boolean, description: Address and contacts are withheld; the address finds nobody then.}
        merged_from:
          description: Records that this one stands for since they were merged; what they were known by finds this one.
          type: array
          items: {$ref: "#/components/schemas/Id"}
        has_namesake: {type: boolean, description: Somebody else on the page has nearly the same name.}
        score:
          description: |
            From 0.6 on everything that was typed is there; from 0.24 on everything, some of it otherwise than typed; below, a
            part is missing. 1 is an exact identifier.
          type: number
          minimum: 0
          maximum: 1
        matched_on:
          description: |
            What was found as it was typed (name, birth_date, identifier, phone, email, address), and what otherwise: another
            form of a given name, another script, a name that sounds alike, a name with a typing error, a birth date with a slip.
          type: array
          items:
            type: string
            enum:
              - name
              - birth_date
              - identifier
              - phone
              - email
              - address
              - nickname
              - transliteration
              - phonetic
              - typo
              - birth_date_near
    Dosage:
      type: object
      additionalProperties: false
      required: [text]
      properties:
        sequence: {type: integer, minimum: 1, maximum: 99}
        text: {type: string, maxLength: 1000}
        dose: {$ref: "#/components/schemas/Quantity"}
        frequency: {type: integer, minimum: 1, maximum: 1000}
        period: {$ref: "#/components/schemas/Decimal"}
        period_unit: {type: string, enum: [s, min, h, d, wk, mo, a]}
        route: {type: string, maxLength: 200}
        as_needed: {type: boolean, default: false}
      dependentRequired:
        frequency: [period, period_unit]
        period: [frequency, period_unit]
        period_unit: [frequency, period]
    NewItem:
      type: object
      required: [product, quantity, dosage]
      properties:
        product: {$ref: "#/components/schemas/Coding"}
        quantity:
          description: How much is supplied at each issue.
          $ref: "#/components/schemas/Quantity"
        repeats_allowed:
          description: Issues after the first; authorised is quantity × (1 + repeats) (I-25).
          type: integer
          minimum: 0
          maximum: 99
          default: 0
        expected_supply_days: {type: integer, minimum: 1, maximum: 366}
        dosage: {type: array, minItems: 1, maxItems: 20, items: {$ref: "#/components/schemas/Dosage"}}
        substitution_allowed: {type: boolean, default: true}
        parallel:
          description: Meant to run beside another active order of the same product (I-20).
          type: boolean
          default: false
        note: {type: string, maxLength: 1000}
        therapy:
          description: With `continuous-repeat-dispensing`, `valid_until` and `expected_supply_days` are needed (I-23).
          type: [string, "null"]
          enum: [acute, continuous, continuous-repeat-dispensing, null]
        quantity_in_words:
          description: |
            The quantity in English words, such as `twenty-eight`; needed for some controlled drugs, and always the same as the
            figures (I-22).
          type: [string, "null"]
          maxLength: 200
        dispense_interval_days:
          description: |
            The fewest days from the first supply of an issue to the next issue. Where it is given, issues are counted and one
            supply is of one issue (I-26).
          type: [integer, "null"]
          minimum: 1
          maximum: 366
        supply_justification:
          description: Why one issue is for longer than the rule of its schedule (I-22).
          type: [string, "null"]
          maxLength: 1000
    Signature:
      type: object
      properties:
        issue_date: {type: string, format: date}
        valid_until: {type: string, format: date}
        review_on:
          description: When it has to be looked at again, within the validity.
          type: string
          format: date
        overrides:
          description: Answers to what the safety checks find (I-16 … I-19).
          type: array
          maxItems: 500
          items: {$ref: "#/components/schemas/Override"}
    Prescribe:
      allOf:
        - $ref: "#/components/schemas/Command"
        - $ref: "#/components/schemas/Signature"
        - type: object
          required: [patient_id, prescriber_id]
          properties:
            patient_id: {$ref: "#/components/schemas/Id"}
            prescriber_id: {$ref: "#/components/schemas/Id"}
            sign:
              description: Sign at once, which needs at least one item (I-04). Dates of a signature are only taken then.
              type: boolean
              default: false
            items: {type: array, maxItems: 50, items: {$ref: "#/components/schemas/NewItem"}}
            reasons: {type: array, maxItems: 20, items: {$ref: "#/components/schemas/Coding"}}
            prior_prescription: {$ref: "#/components/schemas/Id"}
            note: {type: string, maxLength: 4000}
            care_setting: {type: string, enum: [outpatient, inpatient, discharge, community]}
    Dispense:
      allOf:
        - $ref: "#/components/schemas/Command"
        - type: object
          required: [item_id, quantity]
          properties:
            item_id: {$ref: "#/components/schemas/Id"}
            quantity: {$ref: "#/components/schemas/Quantity"}
            pharmacy:
              description: Needed where a pharmacy holds the prescription, and then that one (I-29).
              type: string
              maxLength: 200
            substitute:
              description: What was supplied instead; it shares an ingredient with what was prescribed (I-30).
              $ref: "#/components/schemas/Coding"
            substitution_reason: {type: string, maxLength: 400, description: Needed with `substitute` (I-30).}
            issue_number: {type: integer, minimum: 1, maximum: 100, description: The issue that is open (I-26).}
            authorised_repeats:
              description: How many repeats the pharmacy takes to be authorised; refused if it is not so (I-27).
              type: integer
              minimum: 0
              maximum: 99
            supply_days: {type: integer, minimum: 1, maximum: 366}
    ItemIds:
      description: Which items; none named means every one that it can be done with.
      type: array
      minItems: 1
      maxItems: 100
      items: {$ref: "#/components/schemas/Id"}
    CancellationReason:
      type: string
      description: |
        0001 prescribing error · 0002 clinical contra-indication · 0003 change to treatment regime · 0004 clinical grounds ·
        0005 patient's request · 0006 pharmacist's request · 0007 notification of death · 0008 patient deducted, other reason ·
        0009 patient deducted, registered elsewhere
      enum: ["0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009"]
    NonDispenseReason:
      type: string
      enum: [not-collected, out-of-stock, clinically-unsuitable, refused-by-patient, duplicate-supply, no-longer-required, other]
    Cancellation:
      description: |
        A request to cancel the item and what came of it. R-0001 cancelled · R-0002 with dispenser · R-0003 with dispenser, active ·
        R-0004 dispensed · R-0010 not dispensed.
      type: object
      properties:
        status: {type: string, enum: [pending, cancelled, rejected, lapsed]}
        outcome: {type: [string, "null"], examples: [R-0002]}
        reason: {$ref: "#/components/schemas/CancellationReason"}
        note: {type: [string, "null"]}
    Issues:
      description: How far the issues have come (I-26).
      type: object
      properties:
        authorised: {type: integer}
        current: {type: [integer, "null"], description: The first that is neither supplied nor left out.}
        remaining: {$ref: "#/components/schemas/Quantity"}
        interval_days: {type: integer}
        opens_on: {type: [string, "null"], description: The first day on which the current one may be supplied; null for at once.}
    Fulfilment:
      type: string
      enum: [none, partial, full]
    Action:
      type: string
      enum:
        - edit
        - discard
        - sign
        - release
        - return
        - dispense
        - not-dispensed
        - reverse-dispense
        - hold
        - resume
        - stop
        - cancel
        - answer-cancellation
        - revise
        - renew
        - entered-in-error
    Prescription:
      type: object
      required: [id, version, status, fulfilment, allowed_actions, patient_id, prescriber_id, items]
      properties:
        id: {$ref: "#/components/schemas/Id"}
        version: {type: integer}
        position: {$ref: "#/components/schemas/Position"}
        complete: {$ref: "#/components/schemas/Complete"}
        status:
          type: string
          enum: [draft, active, on-hold, completed, expired, stopped, cancelled, entered-in-error]
        fulfilment: {$ref: "#/components/schemas/Fulfilment"}
        allowed_actions: {type: array, items: {$ref: "#/components/schemas/Action"}}
        patient_id: {$ref: "#/components/schemas/Id"}
        prescriber_id: {$ref: "#/components/schemas/Id"}
        authored_at: {$ref: "#/components/schemas/ClinicalTime"}
        issue_date: {type: [string, "null"]}
        valid_until: {type: [string, "null"]}
        review_on: {type: [string, "null"]}
        review_due: {type: boolean}
        rule_table:
          description: The table of rules it was signed under; null before that, and if it was made elsewhere.
          type: [string, "null"]
          examples: [uk-2026.1]
        two_factor: {type: boolean}
        care_setting: {type: [string, "null"]}
        holder: {type: [string, "null"], description: The pharmacy that holds it (I-29).}
        cancellation_pending: {type: boolean}
        reasons: {type: array, items: {$ref: "#/components/schemas/Coding"}}
        note: {type: [string, "null"]}
        prior_prescription: {type: [string, "null"]}
        supersedes: {type: [string, "null"], description: The prescription that this one renews or revises.}
        superseded_by: {type: [string, "null"], description: The prescription that took the place of items of this one (I-38).}
        renewed_by: {type: [string, "null"]}
        entered_in_error_reason: {type: [string, "null"]}
        safety:
          description: What the last safety checks found; null before any ran.
          oneOf:
            - $ref: "#/components/schemas/Safety"
            - type: "null"
        items: {type: array, items: {$ref: "#/components/schemas/Item"}}
        history:
          type: array
          items:
            type: object
            properties:
              type: {type: string}
              position: {$ref: "#/components/schemas/Position"}
              occurred_at: {$ref: "#/components/schemas/ClinicalTime"}
              actor: {$ref: "#/components/schemas/Id"}
    Item:
      allOf:
        - $ref: "#/components/schemas/NewItem"
        - type: object
          required: [id, status, fulfilment, dispensed, allowed_actions, dispenses]
          properties:
            id: {$ref: "#/components/schemas/Id"}
            status:
              type: string
              enum: [draft, active, on-hold, completed, cancelled, stopped, expired, entered-in-error]
            fulfilment: {$ref: "#/components/schemas/Fulfilment"}
            authorised: {$ref: "#/components/schemas/Quantity"}
            dispensed: {$ref: "#/components/schemas/Quantity"}
            remaining: {$ref: "#/components/schemas/Quantity"}
            allowed_actions: {type: array, items: {$ref: "#/components/schemas/Action"}}
            cancellation:
              oneOf:
                - $ref: "#/components/schemas/Cancellation"
                - type: "null"
            superseded_by: {type: [string, "null"]}
            issues:
              description: Only where issues are counted.
              oneOf:
                - $ref: "#/components/schemas/Issues"
                - type: "null"
            not_dispensed:
              type: array
              items:
                type: object
                properties:
                  issue_number: {type: [integer, "null"]}
                  reason: {$ref: "#/components/schemas/NonDispenseReason"}
                  note: {type: [string, "null"]}
            dispenses:
              type: array
              items:
                type: object
                properties:
                  id: {$ref: "#/components/schemas/Id"}
                  quantity: {$ref: "#/components/schemas/Quantity"}
                  pharmacy: {type: [string, "null"]}
                  substitute:
                    oneOf:
                      - $ref: "#/components/schemas/Coding"
                      - type: "null"
                  substitution_reason: {type: [string, "null"]}
                  issue_number: {type: [integer, "null"]}
                  supply_days: {type: [integer, "null"]}
                  dispensed_at: {$ref: "#/components/schemas/ClinicalTime"}
                  reversed: {type: boolean}
                  reversal_reason: {type: [string, "null"]}
    OpenItem:
      type: object
      properties:
        id: {$ref: "#/components/schemas/Id"}
        prescription_id: {$ref: "#/components/schemas/Id"}
        patient_id: {$ref: "#/components/schemas/Id"}
        prescriber_id: {$ref: "#/components/schemas/Id"}
        product: {$ref: "#/components/schemas/Coding"}
        quantity: {$ref: "#/components/schemas/Quantity"}
        remaining: {$ref: "#/components/schemas/Quantity"}
        status: {type: string, enum: [active, on-hold]}
        expected_supply_days: {type: [integer, "null"]}
        issue_date: {type: string, format: date}
        valid_until: {type: string, format: date}
        last_supplied: {type: [string, "null"]}
        runs_out_on: {type: [string, "null"]}
        cancellation_pending: {type: boolean}
    RegisterPractitioner:
      allOf:
        - $ref: "#/components/schemas/Command"
        - type: object
          required: [name]
          properties:
            name: {$ref: "#/components/schemas/HumanName"}
            registrations: {type: array, maxItems: 20, items: {$ref: "#/components/schemas/Identifier"}}
            specialty: {type: string, maxLength: 200}
            may_prescribe: {type: boolean, default: true}
    Practitioner:
      type: object
      required: [id, version, name, registrations, may_prescribe]
      properties:
        id: {$ref: "#/components/schemas/Id"}
        version: {type: integer}
        position: {$ref: "#/components/schemas/Position"}
        name: {$ref: "#/components/schemas/HumanName"}
        registrations: {type: array, items: {$ref: "#/components/schemas/Identifier"}}
        specialty: {type: [string, "null"]}
        may_prescribe: {type: boolean}
        authority:
          description: What the person may prescribe, and when; null for nothing.
          type: [object, "null"]
          properties:
            controlled_schedules:
              description: Controlled drugs of these schedules; null for all.
              type: [array, "null"]
              items: {type: string}
            valid_from: {type: [string, "null"]}
            valid_until: {type: [string, "null"]}
        roles:
          type: array
          items:
            type: object
            properties:
              role: {type: string}
              organisation: {type: [string, "null"]}
    Product:
      type: object
      properties:
        product: {$ref: "#/components/schemas/Coding"}
        name: {type: string}
        ingredients: {type: array, items: {type: string}}
        form: {type: string}
        strength: {type: string}
        unit: {type: string}
        atc:
          type: object
          properties:
            code: {type: string}
            class: {type: string}
        controlled_schedule: {type: [string, "null"]}
        strengths:
          description: How much of each ingredient it holds; none where that is no amount in an amount.
          type: array
          items:
            type: object
            properties:
              ingredient: {type: string}
              amount: {type: string, examples: ["500"]}
              unit: {type: string, examples: [mg]}
              per: {$ref: "#/components/schemas/Quantity"}
        status:
          description: How it stands in the formulary (I-10).
          enum: [preferred, permitted, restricted, non-formulary, withdrawn]
        restriction: {type: [string, "null"]}
    FormularyRelease:
      type: object
      required: [id, version, effective_from, counts]
      properties:
        id: {$ref: "#/components/schemas/Id"}
        version: {type: string, examples: [demo-2026.1]}
        effective_from: {$ref: "#/components/schemas/Date"}
        built_in: {type: boolean, description: Whether it comes with the program and is in no log.}
        counts:
          type: object
          properties:
            products: {type: integer}
            rules: {type: integer}
            codes: {type: integer}
        content_hash: {type: string, description: SHA-256 over what it holds, in hexadecimal digits.}
        source: {type: [string, "null"]}
        licence: {type: [string, "null"]}
        notice: {type: [string, "null"], description: "What whoever uses it must be told: of the shipped one, that it is not for clinical use."}
        code_systems:
          type: array
          items:
            type: object
            properties:
              system: {type: string}
              version: {type: string}
              codes: {type: integer}
    Code:
      type: object
      required: [system, code, display, is_leaf]
      properties:
        system: {type: string}
        code: {type: string}
        display: {type: string}
        is_leaf: {type: boolean, description: Whether no code is under it.}
    Diagnosis:
      type: object
      properties:
        patient_id: {$ref: "#/components/schemas/Id"}
        condition_id: {$ref: "#/components/schemas/Id"}
        coding: {$ref: "#/components/schemas/Coding"}
        status: {type: string, enum: [active, ended]}
        onset: {type: [string, "null"]}
        abatement: {type: [string, "null"]}
        recorded_on: {$ref: "#/components/schemas/Date"}
    Counts:
      type: object
      properties:
        new_patients: {type: integer}
        new_practitioners: {type: integer}
        prescriptions: {type: integer}
        items: {type: integer}
        dispenses: {type: integer}
        renewals: {type: integer}
        by_status:
          type: object
          properties:
            held_items: {type: integer}
            resumed_items: {type: integer}
            stopped_items: {type: integer}
            cancelled_items: {type: integer}
            expired_items: {type: integer}
            prescriptions_entered_in_error: {type: integer}
    Dashboard:
      type: object
      required: [from, to, interval, totals, all_time, by_product, by_class, by_prescriber, position, complete]
      properties:
        from: {type: string, format: date}
        to: {type: string, format: date}
        interval: {type: string, enum: [day, month]}
        totals: {$ref: "#/components/schemas/Counts"}
        all_time: {$ref: "#/components/schemas/Counts"}
        by_day:
          type: array
          description: Days on which something happened, where the interval is a day.
          items:
            allOf:
              - type: object
                properties: {date: {type: string, format: date}}
              - $ref: "#/components/schemas/Counts"
        by_month:
          type: array
          description: Instead of `by_day` where the interval is a month.
          items:
            allOf:
              - type: object
                properties: {month: {type: string, pattern: "^[0-9]{4}-[0-9]{2}$"}}
              - $ref: "#/components/schemas/Counts"
        by_product:
          type: array
          maxItems: 500
          items:
            type: object
            properties:
              product: {$ref: "#/components/schemas/Coding"}
              items: {type: integer}
        by_class:
          type: array
          items:
            type: object
            properties:
              code: {type: string}
              name: {type: string}
              items: {type: integer}
        by_prescriber:
          type: array
          maxItems: 500
          items:
            type: object
            properties:
              prescriber_id: {$ref: "#/components/schemas/Id"}
              prescriptions: {type: integer}
        position: {$ref: "#/components/schemas/Position"}
        complete: {$ref: "#/components/schemas/Complete"}
    Event:
      type: object
      required: [position, stream, version, type, recorded_at, occurred_at, actor, role, client, command_id, data]
      properties:
        position: {$ref: "#/components/schemas/Position"}
        stream: {type: string}
        version: {type: integer}
        type: {type: string, examples: [PrescriptionSigned]}
        schema_version: {type: integer}
        recorded_at: {type: string, format: date-time}
        occurred_at: {$ref: "#/components/schemas/ClinicalTime"}
        actor: {$ref: "#/components/schemas/Id"}
        role: {type: string}
        client: {type: string}
        command_id: {$ref: "#/components/schemas/Id"}
        correlation_id:
          description: The trace id of the `traceparent` that came with the command.
          $ref: "#/components/schemas/Id"
        patients: {type: array, items: {$ref: "#/components/schemas/Id"}}
        data:
          type: object
          description: What happened, in the words of the event catalogue.
    Projection:
      type: object
      required: [name, state, position, head, lag_events, lag_seconds]
      properties:
        name: {type: string}
        version: {type: integer}
        state: {type: string, enum: [catching-up, live, rebuilding, failed]}
        generation: {type: [integer, "null"]}
        stale:
          type: boolean
          description: What serves is of an older version, while the present one is built; answers say `"complete": false`.
        previous_generation:
          type: [integer, "null"]
          description: The generation that served before, kept for a return to it.
        position: {$ref: "#/components/schemas/Position"}
        head: {$ref: "#/components/schemas/Position"}
        digest:
          type: [string, "null"]
          description: What all rows come to; another build of the same log has the same at the same position.
        lag_events: {type: integer}
        lag_seconds: {type: number}
        events_per_second: {type: number}
        bytes_used: {type: integer}
        last_error: {type: [string, "null"]}
        failed_at:
          type: [integer, "null"]
          description: The event of the log that can't be read, at which it stopped.
        parked_records:
          type: integer
          description: Records some of whose events can't be applied; answers that they have a part in are not complete.
        rebuild:
          oneOf:
            - type: "null"
            - type: object
              properties:
                generation: {type: integer}
                position: {$ref: "#/components/schemas/Position"}
                head: {$ref: "#/components/schemas/Position"}
                fraction: {type: number}
                events_per_second: {type: number}
                seconds_left: {type: [number, "null"]}
                started_at: {type: string, format: date-time}
    Complete:
      type: boolean
      description: >-
        Whether all events up to the position are in the answer; `false` if some of a record in it can't be applied
        (see `/v1/projections/{name}/parked`).
    ParkedRecord:
      type: object
      required: [record, position, event_type, reason, attempts, since, waiting]
      properties:
        record: {$ref: "#/components/schemas/Id"}
        position: {$ref: "#/components/schemas/Position"}
        event_type: {type: string}
        reason: {type: string, description: The type of the error; nothing personal.}
        attempts: {type: integer}
        since: {type: string, format: date-time}
        waiting:
          type: array
          description: The positions of the events that wait, in order; the one that can't be applied is the first.
          items: {$ref: "#/components/schemas/Position"}
    Readiness:
      type: object
      properties:
        status: {type: string, enum: [ready, not-ready]}
        projections:
          type: array
          items:
            type: object
            properties:
              name: {type: string}
              state: {type: string}
              position: {$ref: "#/components/schemas/Position"}
        silent_safety_checks:
          description: Kinds of safety check that did not fire on a made-up patient where they must; nobody should prescribe then.
          type: array
          items:
            type: object
            properties:
              kind: {type: string}
              reason: {type: string}
        head: {$ref: "#/components/schemas/Position"}
    Page:
      type: object
      required: [items, next, position, complete]
      properties:
        next:
          type: [string, "null"]
          description: The cursor of the next page.
        position: {$ref: "#/components/schemas/Position"}
        complete: {$ref: "#/components/schemas/Complete"}
    Override:
      type: object
      additionalProperties: false
      required: [alert_id]
      properties:
        alert_id: {$ref: "#/components/schemas/Id"}
        reason:
          description: Left out where acknowledging is enough.
          enum:
            [benefit-outweighs-risk, tolerated-before, monitored, dose-adjusted, allergy-record-inaccurate, no-alternative,
             patient-accepts, not-relevant, emergency]
        comment: {type: string, description: Mandatory with `not-relevant`.}
        second_approver:
          description: A practitioner other than the prescriber, where the alert asks for a second person (I-17).
          type: string
          format: uuid
    SafetyAlert:
      type: object
      properties:
        id: {$ref: "#/components/schemas/Id"}
        check: {$ref: "#/components/schemas/SafetyCheck"}
        severity: {enum: [info, warning, high, critical]}
        requires: {enum: [nothing, acknowledgement, coded-reason, coded-reason-and-second-person]}
        rule: {type: string}
        item_id: {$ref: "#/components/schemas/Id"}
        other_item_id: {type: [string, "null"]}
        message: {type: string}
        override: {type: object, description: What it was answered with.}
    SafetyCheck:
      enum:
        [drug-allergy, drug-drug, duplicate-therapy, dose, renal, pregnancy, breastfeeding, age, drug-condition,
         controlled-drug, quantity, formulary]
    SafetyGap:
      description: A check that could not run (I-18).
      type: object
      properties:
        id: {$ref: "#/components/schemas/Id"}
        check: {$ref: "#/components/schemas/SafetyCheck"}
        item_id: {$ref: "#/components/schemas/Id"}
        cause: {type: string, examples: [allergies-never-asked]}
        message: {type: string}
    Safety:
      type: object
      properties:
        status:
          description: Whether every check could run; `recorded-elsewhere` for prescriptions taken over as history.
          enum: [complete, incomplete, recorded-elsewhere]
        rule_set: {type: [string, "null"]}
        day: {$ref: "#/components/schemas/Date"}
        checks:
          type: array
          items:
            type: object
            properties:
              item_id: {$ref: "#/components/schemas/Id"}
              results:
                type: object
                additionalProperties: {enum: [passed, alert, not-performed]}
        alerts: {type: array, items: {$ref: "#/components/schemas/SafetyAlert"}}
        not_performed: {type: array, items: {$ref: "#/components/schemas/SafetyGap"}}
    Problem:
      type: object
      required: [type, title, status, detail, instance]
      properties:
        type: {type: string, description: "`urn:rxledger:problem:` and a stable name."}
        title: {type: string}
        status: {type: integer}
        detail: {type: string}
        instance: {type: string, description: "`urn:rxledger:request:` and the request's id, as in X-Request-Id."}
        invariant: {type: string, examples: [I-25]}
        outcome: {type: string, description: What a request to cancel came to (I-36)., examples: [R-0004]}
        survivor: {$ref: "#/components/schemas/Id", description: The record to use instead of one that was merged (I-44).}
        candidates:
          description: With `possible-duplicate`, the registered patients whom the new one looks like (I-42).
          type: array
          items:
            type: object
            properties:
              patient_id: {$ref: "#/components/schemas/Id"}
              score: {$ref: "#/components/schemas/Decimal"}
              matched: {type: array, items: {type: string}}
        alerts:
          description: With `safety-alerts`, everything the checks found.
          type: array
          items: {$ref: "#/components/schemas/SafetyAlert"}
        not_performed: {type: array, items: {$ref: "#/components/schemas/SafetyGap"}}
        unresolved:
          description: With `safety-alerts`, what is to be answered, and what each answer lacks.
          type: array
          items:
            type: object
            properties:
              alert_id: {$ref: "#/components/schemas/Id"}
              invariant: {type: string, examples: [I-16]}
              requires: {enum: [acknowledgement, coded-reason, coded-reason-and-second-person]}
              missing: {enum: [acknowledgement, reason, comment, second-person, other-second-person]}
        errors:
          type: array
          items:
            type: object
            required: [detail]
            properties:
              pointer: {type: string, description: A JSON Pointer into the body.}
              parameter: {type: string}
              header: {type: string}
              detail: {type: string}
"""###
}

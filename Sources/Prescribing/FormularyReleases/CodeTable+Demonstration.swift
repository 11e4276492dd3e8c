internal import EventCatalog

extension CodeTable {
    /// The codes of ICD-10 that come with the program: the demonstration clinic's diagnoses and other common ones. For
    /// more, load a release that has them.
    public static let demonstration = CodeTable(
        system: CodeSystem.icd10,
        version: RuleSet.demonstration.version,
        codes: read(DemonstrationCodes.infectionsToCirculation + "\n" + DemonstrationCodes.breathingToFactors)
    )

    /// One code a line. A code is as exact as this table has it if no other begins with it.
    private static func read(_ table: String) -> [ReleasedCode] {
        let codes = table.split(separator: "\n").compactMap { line -> (code: String, display: String)? in
            let fields = line.split(separator: "|")
            return fields.count == 2 ? (String(fields[0]), String(fields[1])) : nil
        }
        return codes.map { code, display in
            let isLeaf = !codes.contains { $0.code != code && $0.code.hasPrefix(code) }
            return ReleasedCode(code: code, display: display, isLeaf: isLeaf)
        }
    }
}

/// The codes of ICD-10 that come with the program.
enum DemonstrationCodes {
    /// Chapters I … IX (A to I): `code|words`
    static let infectionsToCirculation = """
        A02.0|Salmonella enteritis
        A08.4|Viral intestinal infection, unspecified
        A09.9|Gastroenteritis and colitis of unspecified origin
        A15.0|Tuberculosis of lung
        A41.9|Sepsis, unspecified
        A46|Erysipelas
        A49.9|Bacterial infection, unspecified
        A60.0|Herpesviral infection of genitalia and urogenital tract
        A69.2|Lyme disease
        A74.9|Chlamydial infection, unspecified
        B00.1|Herpesviral vesicular dermatitis
        B00.9|Herpesviral infection, unspecified
        B01.9|Varicella without complication
        B02.9|Zoster without complication
        B07|Viral warts
        B18.1|Chronic viral hepatitis B
        B18.2|Chronic viral hepatitis C
        B20|Human immunodeficiency virus disease
        B27.9|Infectious mononucleosis, unspecified
        B34.9|Viral infection, unspecified
        B35.1|Tinea unguium
        B35.3|Tinea pedis
        B35.4|Tinea corporis
        B37.0|Candidal stomatitis
        B37.3|Candidiasis of vulva and vagina
        B80|Enterobiasis
        B86|Scabies
        C18.9|Malignant neoplasm of colon, unspecified
        C34.9|Malignant neoplasm of bronchus or lung, unspecified
        C43.9|Malignant melanoma of skin, unspecified
        C44.9|Other malignant neoplasm of skin, unspecified
        C50.9|Malignant neoplasm of breast, unspecified
        C61|Malignant neoplasm of prostate
        C67.9|Malignant neoplasm of bladder, unspecified
        C90.0|Multiple myeloma
        C91.1|Chronic lymphocytic leukaemia
        D12.6|Benign neoplasm of colon, unspecified
        D17.9|Benign lipomatous neoplasm, unspecified
        D22.9|Melanocytic naevi, unspecified
        D25.9|Leiomyoma of uterus, unspecified
        D50.9|Iron deficiency anaemia, unspecified
        D51.0|Vitamin B12 deficiency anaemia due to intrinsic factor deficiency
        D52.9|Folate deficiency anaemia, unspecified
        D64.9|Anaemia, unspecified
        D68.5|Primary thrombophilia
        D69.6|Thrombocytopenia, unspecified
        D86.9|Sarcoidosis, unspecified
        E03.9|Hypothyroidism, unspecified
        E04.9|Nontoxic goitre, unspecified
        E05.9|Thyrotoxicosis, unspecified
        E06.3|Autoimmune thyroiditis
        E10.2|Type 1 diabetes mellitus with kidney complications
        E10.3|Type 1 diabetes mellitus with eye complications
        E10.9|Type 1 diabetes mellitus without complications
        E11.2|Type 2 diabetes mellitus with kidney complications
        E11.3|Type 2 diabetes mellitus with eye complications
        E11.4|Type 2 diabetes mellitus with neurological complications
        E11.5|Type 2 diabetes mellitus with circulatory complications
        E11.9|Type 2 diabetes mellitus without complications
        E16.2|Hypoglycaemia, unspecified
        E21.3|Hyperparathyroidism, unspecified
        E27.1|Primary adrenocortical insufficiency
        E28.2|Polycystic ovarian syndrome
        E53.8|Deficiency of other specified B group vitamins
        E55.9|Vitamin D deficiency, unspecified
        E61.1|Iron deficiency
        E66.9|Obesity, unspecified
        E78.0|Pure hypercholesterolaemia
        E78.1|Pure hyperglyceridaemia
        E78.2|Mixed hyperlipidaemia
        E78.5|Hyperlipidaemia, unspecified
        E86|Volume depletion
        E87.1|Hyponatraemia
        E87.5|Hyperkalaemia
        E87.6|Hypokalaemia
        F03|Unspecified dementia
        F10.1|Harmful use of alcohol
        F10.2|Mental and behavioural disorders due to use of alcohol
        F11.2|Mental and behavioural disorders due to use of opioids
        F17.2|Nicotine dependence
        F20.9|Schizophrenia, unspecified
        F23.9|Acute psychotic disorder, unspecified
        F25.9|Schizoaffective disorder, unspecified
        F31.9|Bipolar affective disorder, unspecified
        F32.9|Depressive episode, unspecified
        F33.9|Recurrent depressive disorder, unspecified
        F40.1|Social phobias
        F41.0|Panic disorder
        F41.1|Generalized anxiety disorder
        F41.2|Mixed anxiety and depressive disorder
        F41.9|Anxiety disorder, unspecified
        F42.9|Obsessive-compulsive disorder, unspecified
        F43.0|Acute stress reaction
        F43.1|Post-traumatic stress disorder
        F43.2|Adjustment disorders
        F50.0|Anorexia nervosa
        F51.0|Nonorganic insomnia
        F60.3|Emotionally unstable personality disorder
        F84.0|Childhood autism
        F90.0|Disturbance of activity and attention
        G20|Parkinson disease
        G25.0|Essential tremor
        G25.8|Restless legs and other specified movement disorders
        G30.9|Alzheimer disease, unspecified
        G35|Multiple sclerosis
        G40.9|Epilepsy, unspecified
        G43.0|Migraine without aura
        G43.1|Migraine with aura
        G43.9|Migraine, unspecified
        G44.2|Tension-type headache
        G45.9|Transient cerebral ischaemic attack, unspecified
        G47.3|Sleep apnoea
        G50.0|Trigeminal neuralgia
        G51.0|Bell palsy
        G56.0|Carpal tunnel syndrome
        G62.9|Polyneuropathy, unspecified
        G70.0|Myasthenia gravis
        H00.0|Hordeolum and other deep inflammation of eyelid
        H01.0|Blepharitis
        H04.1|Other disorders of lacrimal gland
        H10.9|Conjunctivitis, unspecified
        H25.9|Senile cataract, unspecified
        H35.3|Degeneration of macula and posterior pole
        H40.9|Glaucoma, unspecified
        H60.9|Otitis externa, unspecified
        H61.2|Impacted cerumen
        H66.9|Otitis media, unspecified
        H81.0|Ménière disease
        H81.1|Benign paroxysmal vertigo
        H91.9|Hearing loss, unspecified
        H93.1|Tinnitus
        I10|Essential (primary) hypertension
        I20.9|Angina pectoris, unspecified
        I21.9|Acute myocardial infarction, unspecified
        I25.1|Atherosclerotic heart disease
        I25.2|Old myocardial infarction
        I26.9|Pulmonary embolism without acute cor pulmonale
        I34.0|Mitral valve insufficiency
        I35.0|Aortic valve stenosis
        I42.9|Cardiomyopathy, unspecified
        I44.2|Atrioventricular block, complete
        I47.1|Supraventricular tachycardia
        I48.0|Paroxysmal atrial fibrillation
        I48.9|Atrial fibrillation and atrial flutter, unspecified
        I49.9|Cardiac arrhythmia, unspecified
        I50.9|Heart failure, unspecified
        I61.9|Intracerebral haemorrhage, unspecified
        I63.9|Cerebral infarction, unspecified
        I64|Stroke, not specified as haemorrhage or infarction
        I70.2|Atherosclerosis of arteries of extremities
        I71.4|Abdominal aortic aneurysm, without mention of rupture
        I73.0|Raynaud syndrome
        I73.9|Peripheral vascular disease, unspecified
        I80.2|Phlebitis and thrombophlebitis of other deep vessels of lower extremities
        I83.9|Varicose veins of lower extremities
        I84.9|Haemorrhoids without complication, unspecified
        I95.1|Orthostatic hypotension
        """
}

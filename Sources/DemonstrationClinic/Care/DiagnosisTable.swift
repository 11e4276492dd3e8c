/// The diagnoses of the clinic: how frequent they are by age, and what is prescribed for them.
///
/// Frequencies are rough figures of primary care, for a realistic picture only: NOT FOR CLINICAL USE.
enum DiagnosisTable {
    /// Long-lasting diagnoses: `ICD-10|words|sex|per 1,000 in each age band|ATC prefixes of what is prescribed`.
    ///
    /// Bands begin at 0, 5, 18, 40, 65 and 80 years.
    static let lasting = """
        I10|Essential (primary) hypertension|-|0 0 28 235 480 560|C09AA C08CA C09CA C03AA C03BA
        E78.0|Pure hypercholesterolaemia|-|0 1 11 98 180 142|C10AA C10AX
        E11.9|Type 2 diabetes mellitus without complications|-|0 1 12 75 135 130|A10BA A10BB A10BH A10BK
        E11.2|Type 2 diabetes mellitus with kidney complications|-|0 0 1 10 26 32|A10BH A10BK A10AE
        E10.9|Type 1 diabetes mellitus without complications|-|1 3 4 4 4 2|A10AB A10AE
        J45.9|Asthma, unspecified|-|21 64 58 46 41 34|R03AC R03BA R03AK R03DC
        J44.9|Chronic obstructive pulmonary disease, unspecified|-|0 0 1 32 85 90|R03AC R03BB R03AK R05CB
        I25.1|Atherosclerotic heart disease|-|0 0 1 32 115 170|B01AC C10AA C07AB C01DA
        I48.9|Atrial fibrillation and atrial flutter, unspecified|-|0 0 1 13 70 165|B01AF B01AA C07AB C01AA
        I50.9|Heart failure, unspecified|-|0 0 1 7 28 71|C03CA C09AA C07AB C03DA C09DX
        I63.9|Cerebral infarction, unspecified|-|0 0 1 7 26 45|B01AC C10AA
        N18.3|Chronic kidney disease, stage 3|-|0 0 2 24 120 245|C09AA C09CA C03CA
        F32.9|Depressive episode, unspecified|-|0 6 44 50 32 34|N06AB N06AX
        F41.1|Generalized anxiety disorder|-|0 10 45 39 22 20|N06AB C07AA N06AX
        F20.9|Schizophrenia, unspecified|-|0 0 5 7 5 3|N05AH N05AX
        F31.9|Bipolar affective disorder, unspecified|-|0 0 6 7 4 2|N05AN N03AX09 N05AH N03AG
        F90.0|Disturbance of activity and attention|-|2 26 10 2 0 0|N06BA
        F51.0|Nonorganic insomnia|-|0 2 12 20 26 30|N05CF N05CH N06AA
        G40.9|Epilepsy, unspecified|-|4 5 6 7 8 8|N03AX N03AG N03AF
        G43.9|Migraine, unspecified|-|0 12 38 33 12 4|N02CC C07AA N03AX11
        G20|Parkinson disease|-|0 0 0 2 9 18|N04BA N04BC
        F03|Unspecified dementia|-|0 0 0 2 16 101|N06DA N06DX
        G35|Multiple sclerosis|f|0 0 2 3 2 1|M03BX
        E03.9|Hypothyroidism, unspecified|f|1 3 24 72 112 125|H03AA
        E03.9|Hypothyroidism, unspecified|m|1 1 5 16 30 38|H03AA
        E05.9|Thyrotoxicosis, unspecified|-|0 0 3 5 4 4|H03BB C07AA
        M81.9|Osteoporosis, unspecified|f|0 0 2 24 104 180|M05BA A12AX A11CC
        M81.9|Osteoporosis, unspecified|m|0 0 0 4 16 34|M05BA A12AX
        M17.9|Gonarthrosis, unspecified|-|0 0 2 33 90 112|N02BE M01AE M02AA
        M06.9|Rheumatoid arthritis, unspecified|-|0 0 3 10 15 14|L04AX L01BA P01BA B03BB
        M10.9|Gout, unspecified|m|0 0 5 34 62 64|M04AA M04AC
        M54.5|Low back pain|-|0 2 20 38 34 30|M01AE N02AJ N02BE N06AA
        K21.9|Gastro-oesophageal reflux disease without oesophagitis|-|2 3 20 56 82 82|A02BC A02BA
        K58.9|Irritable bowel syndrome without diarrhoea|-|0 8 45 39 22 15|A03AA A06AD A07DA
        K59.0|Constipation|-|16 10 10 18 44 94|A06AD A06AB
        K51.9|Ulcerative colitis, unspecified|-|0 1 3 4 3 2|A07EC L04AX
        N40|Hyperplasia of prostate|m|0 0 0 46 180 248|G04CA G04CB
        N39.4|Other specified urinary incontinence|f|0 0 6 27 46 74|G04BD
        N95.1|Menopausal and female climacteric states|f|0 0 3 96 18 2|G03CA G03DA
        Z30.4|Surveillance of contraceptive drugs|f|0 10 142 32 0 0|G03AA G03AC G03A
        L20.9|Atopic dermatitis, unspecified|-|68 45 22 14 12 10|D07AC D07AA
        L40.9|Psoriasis, unspecified|-|1 5 16 24 22 15|D05AX D07AC
        L70.0|Acne vulgaris|-|0 46 36 4 0 0|D10AE D10AD J01AA
        J30.4|Allergic rhinitis, unspecified|-|9 45 46 33 20 12|R06AE R06AX R01AD
        H40.9|Glaucoma, unspecified|-|0 0 1 12 39 66|S01EE S01ED
        H04.1|Other disorders of lacrimal gland|-|0 1 3 10 27 38|S01XA
        D50.9|Iron deficiency anaemia, unspecified|f|7 8 21 18 20 34|B03AA
        D51.0|Vitamin B12 deficiency anaemia due to intrinsic factor deficiency|-|0 0 2 8 18 32|B03BA
        E55.9|Vitamin D deficiency, unspecified|-|4 8 26 33 34 38|A11CC
        F10.2|Mental and behavioural disorders due to use of alcohol|-|0 0 9 14 7 2|A11DA
        F11.2|Mental and behavioural disorders due to use of opioids|-|0 0 4 3 0 0|N07BC
        C50.9|Malignant neoplasm of breast, unspecified|f|0 0 1 16 33 39|L02BG L02BA
        G47.3|Sleep apnoea|-|0 2 4 22 20 9|-
        E66.9|Obesity, unspecified|-|2 15 27 45 38 16|-
        H91.9|Hearing loss, unspecified|-|2 2 2 8 38 90|-
        """

    /// Passing diagnoses: `ICD-10|words|sex|weight in each age band|ATC prefixes of what is prescribed`.
    static let passing = """
        J06.9|Acute upper respiratory infection, unspecified|-|160 110 60 45 30 20|N02BE R06A
        J02.9|Acute pharyngitis, unspecified|-|40 80 50 22 8 4|J01CE J01CA J01FA N02BE
        J20.9|Acute bronchitis, unspecified|-|20 16 28 48 70 90|J01CA J01AA J01FA
        J18.9|Pneumonia, unspecified|-|8 4 6 12 30 60|J01CA J01CR J01FA
        J01.9|Acute sinusitis, unspecified|-|2 14 38 36 16 8|R01AD J01AA J01CE
        H66.9|Otitis media, unspecified|-|120 56 10 6 4 2|J01CA N02BE S02AA
        H10.9|Conjunctivitis, unspecified|-|70 44 22 18 14 14|S01AA
        N39.0|Urinary tract infection, site not specified|f|10 22 72 64 84 130|J01XE J01EA J01D J01CA
        N30.9|Cystitis, unspecified|m|4 4 5 12 34 52|J01XE J01EA
        L03.9|Cellulitis, unspecified|-|8 10 18 26 36 50|J01CF J01FA
        L01.0|Impetigo|-|44 40 6 3 2 2|D06AX J01CF
        B35.3|Tinea pedis|-|2 16 22 22 14 8|D01AE D01AC
        B37.3|Candidiasis of vulva and vagina|f|0 6 60 30 10 6|D01AC J02AC
        B80|Enterobiasis|-|18 26 2 0 0 0|P02CA
        S93.4|Sprain and strain of ankle|-|2 32 28 16 8 6|M01AE N02BE
        M54.2|Cervicalgia|-|0 6 30 36 20 12|M01AE N02BE
        M79.1|Myalgia|-|0 6 18 24 20 14|N02BE M01AE M02AA
        R51|Headache|-|4 18 28 24 14 10|N02BE
        K30|Functional dyspepsia|-|2 6 24 34 34 28|A02BC A02BA
        A09.9|Gastroenteritis and colitis of unspecified origin|-|40 22 20 14 12 14|A07DA A03FA
        R11|Nausea and vomiting|-|10 12 22 16 16 18|A03FA A04AA
        J45.9|Asthma, unspecified|-|20 36 16 12 10 8|H02AB R03AC
        J44.1|Chronic obstructive pulmonary disease with acute exacerbation|-|0 0 0 14 44 48|H02AB J01AA
        L50.9|Urticaria, unspecified|-|18 18 20 16 10 8|R06AE R06AX
        T78.4|Allergy, unspecified|-|16 20 14 10 8 6|R06AX R06AE H02AB
        B02.9|Zoster without complication|-|0 2 6 18 30 26|J05AB N02BF
        M10.9|Gout, unspecified|m|0 0 4 20 28 22|M04AC M01AE
        K08.8|Other specified disorders of teeth and supporting structures|-|2 8 20 16 8 4|J01CA J01XD M01AE
        F43.0|Acute stress reaction|-|0 2 14 14 8 6|N05BA N05CF
        M54.4|Lumbago with sciatica|-|0 2 18 34 22 12|M01AE N02AJ N05BA
        R42|Dizziness and giddiness|-|0 2 8 14 24 34|N07CA R06AD
        A74.9|Chlamydial infection, unspecified|-|0 6 22 4 0 0|J01AA J01FA
        """
}

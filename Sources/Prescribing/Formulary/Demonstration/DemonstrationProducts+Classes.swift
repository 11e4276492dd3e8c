extension DemonstrationProducts {
    /// The words for ATC classes (level 4: the first five characters of a code), as used in this set.
    static let classes = """
        A01AB Oral anti-infectives
        A02BA H2-receptor antagonists
        A02BC Proton pump inhibitors
        A03AA Synthetic anticholinergics
        A03BB Belladonna derivatives
        A03FA Propulsives
        A04AA Serotonin 5-HT3 antagonists
        A06AB Contact laxatives
        A06AD Osmotic laxatives
        A07DA Antipropulsives
        A07EC Aminosalicylates
        A10AB Fast-acting insulins
        A10AE Long-acting insulins
        A10BA Biguanides
        A10BB Sulfonylureas
        A10BG Thiazolidinediones
        A10BH DPP-4 inhibitors
        A10BJ GLP-1 analogues
        A10BK SGLT2 inhibitors
        A11CC Vitamin D
        A11DA Vitamin B1
        A12AX Calcium with vitamin D
        A12BA Potassium
        B01AA Vitamin K antagonists
        B01AC Platelet aggregation inhibitors
        B01AE Direct thrombin inhibitors
        B01AF Direct factor Xa inhibitors
        B03AA Oral iron
        B03BA Vitamin B12
        B03BB Folic acid
        C01AA Digitalis glycosides
        C01BD Class III antiarrhythmics
        C01DA Organic nitrates
        C01EB Other cardiac preparations
        C02CA Alpha-adrenoreceptor antagonists
        C03AA Thiazides
        C03BA Sulfonamide diuretics
        C03CA Loop diuretics
        C03DA Aldosterone antagonists
        C07AA Non-selective beta blockers
        C07AB Selective beta blockers
        C07AG Alpha and beta blockers
        C08CA Dihydropyridines
        C08DA Phenylalkylamine calcium channel blockers
        C08DB Benzothiazepine calcium channel blockers
        C09AA ACE inhibitors
        C09CA Angiotensin II receptor blockers
        C09DX Angiotensin II receptor blocker combinations
        C10AA Statins
        C10AB Fibrates
        C10AX Other lipid modifying agents
        D01AC Imidazole antifungals
        D01AE Other topical antifungals
        D05AX Topical antipsoriatics
        D06AX Topical antibiotics
        D07AA Weak corticosteroids
        D07AC Potent corticosteroids
        D10AD Topical retinoids
        D10AE Peroxides
        G01AF Gynaecological imidazoles
        G03AA Combined contraceptives
        G03AC Progestogen contraceptives
        G03BA Androgens
        G03CA Oestrogens
        G03DA Progestogens
        G04BD Urinary antispasmodics
        G04BE Drugs for erectile dysfunction
        G04CA Alpha blockers for the prostate
        G04CB 5-alpha reductase inhibitors
        H02AB Systemic glucocorticoids
        H03AA Thyroid hormones
        H03BB Antithyroid preparations
        J01AA Tetracyclines
        J01CA Extended-spectrum penicillins
        J01CE Beta-lactamase-sensitive penicillins
        J01CF Beta-lactamase-resistant penicillins
        J01CR Penicillin combinations
        J01DB First-generation cephalosporins
        J01EA Trimethoprim
        J01FA Macrolides
        J01MA Fluoroquinolones
        J01XD Imidazole antibacterials
        J01XE Nitrofurans
        J02AC Triazole antifungals
        J05AB Nucleoside antivirals
        L01BA Folic acid analogues
        L02BA Anti-oestrogens
        L02BG Aromatase inhibitors
        L04AX Other immunosuppressants
        M01AB Acetic acid NSAIDs
        M01AE Propionic acid NSAIDs
        M01AH Coxibs
        M02AA Topical NSAIDs
        M03BX Centrally acting muscle relaxants
        M04AA Uric acid inhibitors
        M04AC Gout preparations
        M05BA Bisphosphonates
        N01BB Local anaesthetics
        N02AA Natural opium alkaloids
        N02AB Phenylpiperidine opioids
        N02AE Oripavine opioids
        N02AJ Opioids with other analgesics
        N02AX Other opioids
        N02BE Anilides
        N02BF Gabapentinoids
        N02CC Triptans
        N03AA Barbiturate antiepileptics
        N03AB Hydantoins
        N03AE Benzodiazepine antiepileptics
        N03AF Carboxamides
        N03AG Valproates
        N03AX Other antiepileptics
        N04BA Levodopa
        N04BC Dopamine agonists
        N05AD Butyrophenones
        N05AH Diazepine and oxazepine antipsychotics
        N05AN Lithium
        N05AX Other antipsychotics
        N05BA Benzodiazepine anxiolytics
        N05CF Z-drugs
        N05CH Melatonin receptor agonists
        N06AA Tricyclic antidepressants
        N06AB SSRIs
        N06AX Other antidepressants
        N06BA Sympathomimetic stimulants
        N06DA Anticholinesterases
        N06DX Other anti-dementia drugs
        N07BC Drugs for opioid dependence
        N07CA Antivertigo preparations
        N07XX Other nervous system drugs
        P01BA Aminoquinolines
        P02CA Benzimidazole anthelmintics
        R01AD Nasal corticosteroids
        R03AC Selective beta-2 agonists
        R03AK Beta-2 agonists with corticosteroids
        R03BA Inhaled corticosteroids
        R03BB Inhaled anticholinergics
        R03DA Xanthines
        R03DC Leukotriene antagonists
        R05CB Mucolytics
        R05DA Opium cough suppressants
        R06AD Phenothiazine antihistamines
        R06AE Piperazine antihistamines
        R06AX Other antihistamines
        S01AA Ophthalmic antibiotics
        S01ED Ophthalmic beta blockers
        S01EE Prostaglandin analogues
        S01GX Ophthalmic antiallergics
        S01XA Other ophthalmics
        S02AA Ear anti-infectives
        V03AB Antidotes
        """
}

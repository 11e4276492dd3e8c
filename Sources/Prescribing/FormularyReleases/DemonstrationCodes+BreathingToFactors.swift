extension DemonstrationCodes {
    /// Chapters X … XXI (J to Z): `code|words`
    static let breathingToFactors = """
        J01.9|Acute sinusitis, unspecified
        J02.9|Acute pharyngitis, unspecified
        J03.9|Acute tonsillitis, unspecified
        J04.0|Acute laryngitis
        J05.0|Acute obstructive laryngitis (croup)
        J06.9|Acute upper respiratory infection, unspecified
        J10.1|Influenza with other respiratory manifestations
        J18.9|Pneumonia, unspecified
        J20.9|Acute bronchitis, unspecified
        J21.9|Acute bronchiolitis, unspecified
        J22|Unspecified acute lower respiratory infection
        J30.4|Allergic rhinitis, unspecified
        J31.0|Chronic rhinitis
        J32.9|Chronic sinusitis, unspecified
        J33.9|Nasal polyp, unspecified
        J44.0|Chronic obstructive pulmonary disease with acute lower respiratory infection
        J44.1|Chronic obstructive pulmonary disease with acute exacerbation
        J44.9|Chronic obstructive pulmonary disease, unspecified
        J45.0|Predominantly allergic asthma
        J45.9|Asthma, unspecified
        J46|Status asthmaticus
        J47|Bronchiectasis
        J84.1|Other interstitial pulmonary diseases with fibrosis
        K04.7|Periapical abscess without sinus
        K08.8|Other specified disorders of teeth and supporting structures
        K12.0|Recurrent oral aphthae
        K21.0|Gastro-oesophageal reflux disease with oesophagitis
        K21.9|Gastro-oesophageal reflux disease without oesophagitis
        K22.7|Barrett oesophagus
        K25.9|Gastric ulcer, unspecified
        K26.9|Duodenal ulcer, unspecified
        K27.9|Peptic ulcer, site unspecified
        K29.7|Gastritis, unspecified
        K30|Functional dyspepsia
        K35.8|Acute appendicitis, other and unspecified
        K40.9|Unilateral inguinal hernia, without obstruction or gangrene
        K44.9|Diaphragmatic hernia without obstruction or gangrene
        K50.9|Crohn disease, unspecified
        K51.9|Ulcerative colitis, unspecified
        K57.9|Diverticular disease of intestine, part unspecified
        K58.9|Irritable bowel syndrome without diarrhoea
        K59.0|Constipation
        K60.2|Anal fissure, unspecified
        K70.3|Alcoholic cirrhosis of liver
        K74.6|Other and unspecified cirrhosis of liver
        K76.0|Fatty (change of) liver, not elsewhere classified
        K80.2|Calculus of gallbladder without cholecystitis
        K85.9|Acute pancreatitis, unspecified
        K90.0|Coeliac disease
        L01.0|Impetigo
        L02.9|Cutaneous abscess, furuncle and carbuncle, unspecified
        L03.9|Cellulitis, unspecified
        L20.9|Atopic dermatitis, unspecified
        L21.9|Seborrhoeic dermatitis, unspecified
        L23.9|Allergic contact dermatitis, unspecified cause
        L29.9|Pruritus, unspecified
        L30.9|Dermatitis, unspecified
        L40.9|Psoriasis, unspecified
        L50.9|Urticaria, unspecified
        L57.0|Actinic keratosis
        L60.0|Ingrowing nail
        L63.9|Alopecia areata, unspecified
        L70.0|Acne vulgaris
        L71.9|Rosacea, unspecified
        L97|Ulcer of lower limb, not elsewhere classified
        M06.9|Rheumatoid arthritis, unspecified
        M10.9|Gout, unspecified
        M15.9|Polyarthrosis, unspecified
        M16.9|Coxarthrosis, unspecified
        M17.9|Gonarthrosis, unspecified
        M25.5|Pain in joint
        M32.9|Systemic lupus erythematosus, unspecified
        M35.3|Polymyalgia rheumatica
        M45|Ankylosing spondylitis
        M51.2|Other specified intervertebral disc displacement
        M54.2|Cervicalgia
        M54.4|Lumbago with sciatica
        M54.5|Low back pain
        M62.6|Muscle strain
        M65.3|Trigger finger
        M70.6|Trochanteric bursitis
        M72.2|Plantar fascial fibromatosis
        M75.0|Adhesive capsulitis of shoulder
        M75.1|Rotator cuff syndrome
        M77.1|Lateral epicondylitis
        M79.1|Myalgia
        M79.7|Fibromyalgia
        M80.9|Unspecified osteoporosis with pathological fracture
        M81.9|Osteoporosis, unspecified
        N10|Acute tubulo-interstitial nephritis
        N17.9|Acute renal failure, unspecified
        N18.3|Chronic kidney disease, stage 3
        N18.4|Chronic kidney disease, stage 4
        N18.5|Chronic kidney disease, stage 5
        N18.9|Chronic kidney disease, unspecified
        N20.0|Calculus of kidney
        N30.9|Cystitis, unspecified
        N32.8|Other specified disorders of bladder
        N39.0|Urinary tract infection, site not specified
        N39.4|Other specified urinary incontinence
        N40|Hyperplasia of prostate
        N41.0|Acute prostatitis
        N48.4|Impotence of organic origin
        N63|Unspecified lump in breast
        N76.0|Acute vaginitis
        N80.9|Endometriosis, unspecified
        N92.0|Excessive and frequent menstruation with regular cycle
        N94.6|Dysmenorrhoea, unspecified
        N95.1|Menopausal and female climacteric states
        O21.0|Mild hyperemesis gravidarum
        O24.4|Diabetes mellitus arising in pregnancy
        R05|Cough
        R06.0|Dyspnoea
        R07.4|Chest pain, unspecified
        R10.4|Other and unspecified abdominal pain
        R11|Nausea and vomiting
        R21|Rash and other nonspecific skin eruption
        R31|Unspecified haematuria
        R32|Unspecified urinary incontinence
        R35|Polyuria
        R42|Dizziness and giddiness
        R50.9|Fever, unspecified
        R51|Headache
        R53|Malaise and fatigue
        R55|Syncope and collapse
        R56.8|Other and unspecified convulsions
        R63.4|Abnormal weight loss
        S06.0|Concussion
        S52.5|Fracture of lower end of radius
        S61.9|Open wound of wrist and hand part, part unspecified
        S72.0|Fracture of neck of femur
        S93.4|Sprain and strain of ankle
        T14.1|Open wound of unspecified body region
        T78.0|Anaphylactic shock due to adverse food reaction
        T78.2|Anaphylactic shock, unspecified
        T78.4|Allergy, unspecified
        Z30.4|Surveillance of contraceptive drugs
        Z34.9|Supervision of normal pregnancy, unspecified
        Z72.0|Tobacco use
        Z88.0|Personal history of allergy to penicillin
        Z95.0|Presence of cardiac pacemaker
        Z95.5|Presence of coronary angioplasty implant and graft
        """
}

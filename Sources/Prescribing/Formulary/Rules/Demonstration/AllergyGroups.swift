extension RuleSet {
    /// `id|name|ingredients|groups that react too`
    static let allergyGroupLines = """
        ag-penicillins|penicillins|amoxicillin,flucloxacillin,phenoxymethylpenicillin|ag-cephalosporins
        ag-penicillin|penicillin|amoxicillin,flucloxacillin,phenoxymethylpenicillin|ag-cephalosporins
        ag-cephalosporins|cephalosporins|cefalexin|ag-penicillins
        ag-macrolides|macrolides|clarithromycin,erythromycin,azithromycin|
        ag-quinolones|quinolones|ciprofloxacin|
        ag-fluoroquinolones|fluoroquinolones|ciprofloxacin|
        ag-tetracyclines|tetracyclines|doxycycline,lymecycline|
        ag-sulfonamides|sulfonamides|sulfamethoxazole|ag-sulfonamide-diuretics
        ag-sulfa|sulfa drugs|sulfamethoxazole|ag-sulfonamide-diuretics
        ag-co-trimoxazole|sulfonamides with trimethoprim|sulfamethoxazole,trimethoprim|ag-sulfonamide-diuretics
        ag-sulfonamide-diuretics|sulfonamide diuretics|furosemide,bumetanide,indapamide,bendroflumethiazide|
        ag-nsaids|nsaids|ibuprofen,naproxen,diclofenac,etoricoxib|ag-salicylates
        ag-nsaids-long|non-steroidal anti-inflammatory drugs|ibuprofen,naproxen,diclofenac,etoricoxib|ag-salicylates
        ag-salicylates|salicylates|aspirin,mesalazine|ag-nsaids
        ag-opioids|opioids|codeine,dihydrocodeine,morphine,oxycodone,tramadol,fentanyl,buprenorphine,methadone|
        ag-opiates|opiates|codeine,dihydrocodeine,morphine,oxycodone|ag-opioids
        ag-ace-inhibitors|ace inhibitors|ramipril,lisinopril,enalapril,perindopril|ag-sartans
        ag-sartans|angiotensin receptor blockers|losartan,candesartan,irbesartan,valsartan|
        ag-statins|statins|atorvastatin,simvastatin,rosuvastatin,pravastatin|
        ag-beta-blockers|beta blockers|atenolol,bisoprolol,metoprolol,propranolol,carvedilol,timolol|
        ag-benzodiazepines|benzodiazepines|diazepam,lorazepam,clonazepam|
        ag-azoles|azole antifungals|fluconazole,clotrimazole,miconazole|
        ag-ssris|ssris|citalopram,escitalopram,fluoxetine,sertraline|
        ag-triptans|triptans|sumatriptan,rizatriptan|
        ag-ppis|proton pump inhibitors|omeprazole,lansoprazole,pantoprazole,esomeprazole|
        ag-aromatic-antiepileptics|aromatic antiepileptics|carbamazepine,phenytoin,phenobarbital,lamotrigine|
        ag-insulins|insulins|insulin aspart,insulin glargine|
        ag-local-anaesthetics|local anaesthetics|lidocaine|
        """
}

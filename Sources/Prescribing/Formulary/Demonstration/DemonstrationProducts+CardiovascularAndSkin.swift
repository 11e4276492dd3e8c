extension DemonstrationProducts {
    /// Cardiovascular system and skin (ATC C and D).
    static let cardiovascularAndSkin = """
        C01AA05|digoxin-125-tablet|Digoxin 125 microgram tablets|digoxin|tablet|125 microgram|tablet|-|28|1|1|28|6
        C01BD01|amiodarone-200-tablet|Amiodarone 200 mg tablets|amiodarone|tablet|200 mg|tablet|-|28|1|1|28|2
        C01DA02|glyceryl-trinitrate-400-spray|Glyceryl trinitrate 400 microgram/dose sublingual spray|\
        glyceryl trinitrate|spray|400 microgram/dose|dose|-|180|1|3|60|7
        C01DA14|isosorbide-mononitrate-20-tablet|Isosorbide mononitrate 20 mg tablets|isosorbide mononitrate|tablet|\
        20 mg|tablet|-|56|1|2|28|4
        C01EB17|ivabradine-5-tablet|Ivabradine 5 mg tablets|ivabradine|tablet|5 mg|tablet|-|56|1|2|28|2
        C02CA04|doxazosin-4-tablet|Doxazosin 4 mg tablets|doxazosin|tablet|4 mg|tablet|-|28|1|1|28|10
        C03AA01|bendroflumethiazide-2-5-tablet|Bendroflumethiazide 2.5 mg tablets|bendroflumethiazide|tablet|2.5 mg|\
        tablet|-|28|1|1|28|14
        C03BA11|indapamide-2-5-tablet|Indapamide 2.5 mg tablets|indapamide|tablet|2.5 mg|tablet|-|28|1|1|28|12
        C03CA01|furosemide-20-tablet|Furosemide 20 mg tablets|furosemide|tablet|20 mg|tablet|-|28|1|1|28|9
        C03CA01|furosemide-40-tablet|Furosemide 40 mg tablets|furosemide|tablet|40 mg|tablet|-|28|1|1|28|18
        C03CA02|bumetanide-1-tablet|Bumetanide 1 mg tablets|bumetanide|tablet|1 mg|tablet|-|28|1|1|28|5
        C03DA01|spironolactone-25-tablet|Spironolactone 25 mg tablets|spironolactone|tablet|25 mg|tablet|-|28|1|1|28|8
        C03DA04|eplerenone-25-tablet|Eplerenone 25 mg tablets|eplerenone|tablet|25 mg|tablet|-|28|1|1|28|3
        C07AA05|propranolol-40-tablet|Propranolol 40 mg tablets|propranolol|tablet|40 mg|tablet|-|56|1|2|28|11
        C07AA05|propranolol-80-mr-capsule|Propranolol 80 mg modified-release capsules|propranolol|capsule|80 mg|\
        capsule|-|28|1|1|28|5
        C07AB02|metoprolol-50-tablet|Metoprolol 50 mg tablets|metoprolol|tablet|50 mg|tablet|-|56|1|2|28|2
        C07AB03|atenolol-25-tablet|Atenolol 25 mg tablets|atenolol|tablet|25 mg|tablet|-|28|1|1|28|7
        C07AB03|atenolol-50-tablet|Atenolol 50 mg tablets|atenolol|tablet|50 mg|tablet|-|28|1|1|28|8
        C07AB07|bisoprolol-1-25-tablet|Bisoprolol 1.25 mg tablets|bisoprolol|tablet|1.25 mg|tablet|-|28|1|1|28|16
        C07AB07|bisoprolol-2-5-tablet|Bisoprolol 2.5 mg tablets|bisoprolol|tablet|2.5 mg|tablet|-|28|1|1|28|24
        C07AB07|bisoprolol-5-tablet|Bisoprolol 5 mg tablets|bisoprolol|tablet|5 mg|tablet|-|28|1|1|28|14
        C07AG02|carvedilol-6-25-tablet|Carvedilol 6.25 mg tablets|carvedilol|tablet|6.25 mg|tablet|-|56|1|2|28|3
        C08CA01|amlodipine-5-tablet|Amlodipine 5 mg tablets|amlodipine|tablet|5 mg|tablet|-|28|1|1|28|58
        C08CA01|amlodipine-10-tablet|Amlodipine 10 mg tablets|amlodipine|tablet|10 mg|tablet|-|28|1|1|28|34
        C08CA02|felodipine-5-mr-tablet|Felodipine 5 mg modified-release tablets|felodipine|tablet|5 mg|tablet|-|28|1|\
        1|28|5
        C08CA05|nifedipine-30-mr-tablet|Nifedipine 30 mg modified-release tablets|nifedipine|tablet|30 mg|tablet|-|28|\
        1|1|28|3
        C08CA13|lercanidipine-10-tablet|Lercanidipine 10 mg tablets|lercanidipine|tablet|10 mg|tablet|-|28|1|1|28|5
        C08DA01|verapamil-120-mr-tablet|Verapamil 120 mg modified-release tablets|verapamil|tablet|120 mg|tablet|-|28|\
        1|1|28|2
        C08DB01|diltiazem-120-mr-capsule|Diltiazem 120 mg modified-release capsules|diltiazem|capsule|120 mg|capsule|\
        -|28|1|1|28|4
        C09AA02|enalapril-10-tablet|Enalapril 10 mg tablets|enalapril|tablet|10 mg|tablet|-|28|1|1|28|4
        C09AA03|lisinopril-5-tablet|Lisinopril 5 mg tablets|lisinopril|tablet|5 mg|tablet|-|28|1|1|28|14
        C09AA03|lisinopril-10-tablet|Lisinopril 10 mg tablets|lisinopril|tablet|10 mg|tablet|-|28|1|1|28|20
        C09AA03|lisinopril-20-tablet|Lisinopril 20 mg tablets|lisinopril|tablet|20 mg|tablet|-|28|1|1|28|14
        C09AA04|perindopril-4-tablet|Perindopril erbumine 4 mg tablets|perindopril|tablet|4 mg|tablet|-|30|1|1|30|9
        C09AA05|ramipril-2-5-capsule|Ramipril 2.5 mg capsules|ramipril|capsule|2.5 mg|capsule|-|28|1|1|28|24
        C09AA05|ramipril-5-capsule|Ramipril 5 mg capsules|ramipril|capsule|5 mg|capsule|-|28|1|1|28|26
        C09AA05|ramipril-10-capsule|Ramipril 10 mg capsules|ramipril|capsule|10 mg|capsule|-|28|1|1|28|28
        C09CA01|losartan-50-tablet|Losartan 50 mg tablets|losartan|tablet|50 mg|tablet|-|28|1|1|28|24
        C09CA01|losartan-100-tablet|Losartan 100 mg tablets|losartan|tablet|100 mg|tablet|-|28|1|1|28|14
        C09CA03|valsartan-80-capsule|Valsartan 80 mg capsules|valsartan|capsule|80 mg|capsule|-|28|1|1|28|3
        C09CA04|irbesartan-150-tablet|Irbesartan 150 mg tablets|irbesartan|tablet|150 mg|tablet|-|28|1|1|28|5
        C09CA06|candesartan-8-tablet|Candesartan 8 mg tablets|candesartan|tablet|8 mg|tablet|-|28|1|1|28|13
        C09DX04|sacubitril-valsartan-49-51-tablet|Sacubitril 49 mg with valsartan 51 mg tablets|sacubitril,valsartan|\
        tablet|49 mg/51 mg|tablet|-|56|1|2|28|4
        C10AA01|simvastatin-20-tablet|Simvastatin 20 mg tablets|simvastatin|tablet|20 mg|tablet|-|28|1|1|28|22
        C10AA01|simvastatin-40-tablet|Simvastatin 40 mg tablets|simvastatin|tablet|40 mg|tablet|-|28|1|1|28|24
        C10AA03|pravastatin-40-tablet|Pravastatin 40 mg tablets|pravastatin|tablet|40 mg|tablet|-|28|1|1|28|5
        C10AA05|atorvastatin-10-tablet|Atorvastatin 10 mg tablets|atorvastatin|tablet|10 mg|tablet|-|28|1|1|28|14
        C10AA05|atorvastatin-20-tablet|Atorvastatin 20 mg tablets|atorvastatin|tablet|20 mg|tablet|-|28|1|1|28|62
        C10AA05|atorvastatin-40-tablet|Atorvastatin 40 mg tablets|atorvastatin|tablet|40 mg|tablet|-|28|1|1|28|36
        C10AA05|atorvastatin-80-tablet|Atorvastatin 80 mg tablets|atorvastatin|tablet|80 mg|tablet|-|28|1|1|28|22
        C10AA07|rosuvastatin-10-tablet|Rosuvastatin 10 mg tablets|rosuvastatin|tablet|10 mg|tablet|-|28|1|1|28|8
        C10AB05|fenofibrate-160-tablet|Fenofibrate 160 mg tablets|fenofibrate|tablet|160 mg|tablet|-|28|1|1|28|2
        C10AX09|ezetimibe-10-tablet|Ezetimibe 10 mg tablets|ezetimibe|tablet|10 mg|tablet|-|28|1|1|28|9
        D01AC01|clotrimazole-1-cream|Clotrimazole 1 % cream|clotrimazole|cream|1 %|g|-|20|0.5|2|14|8
        D01AE15|terbinafine-1-cream|Terbinafine 1 % cream|terbinafine|cream|1 %|g|-|15|0.5|2|14|4
        D05AX52|calcipotriol-betamethasone-gel|Calcipotriol with betamethasone gel|calcipotriol,betamethasone|gel|\
        50 microgram/500 microgram|g|-|60|2|1|28|3
        D06AX01|fusidic-acid-2-cream|Fusidic acid 2 % cream|fusidic acid|cream|2 %|g|-|15|0.5|3|7|6
        D07AA02|hydrocortisone-1-cream|Hydrocortisone 1 % cream|hydrocortisone|cream|1 %|g|-|30|1|2|14|12
        D07AC01|betamethasone-0-1-cream|Betamethasone valerate 0.1 % cream|betamethasone|cream|0.1 %|g|-|30|1|2|14|6
        D07AC13|mometasone-0-1-oint|Mometasone 0.1 % ointment|mometasone|ointment|0.1 %|g|-|30|1|1|28|4
        D10AD03|adapalene-0-1-gel|Adapalene 0.1 % gel|adapalene|gel|0.1 %|g|-|45|0.5|1|60|3
        D10AE01|benzoyl-peroxide-5-gel|Benzoyl peroxide 5 % gel|benzoyl peroxide|gel|5 %|g|-|50|0.5|2|50|3
        """
}

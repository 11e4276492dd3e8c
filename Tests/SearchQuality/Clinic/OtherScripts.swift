import EventCatalog
import TestKit

/// Names in other scripts with a Latin form that people type for them. The forms are those in passports and newspapers, not
/// what any table of letters gives.
enum OtherScripts {
    static func name(_ index: Int, _ random: inout SeededGenerator) -> (original: HumanName, latin: HumanName) {
        let script = scripts[index / 97 % scripts.count]
        let family = script.families[Int.random(in: 0..<script.families.count, using: &random)]
        let given = script.givens[Int.random(in: 0..<script.givens.count, using: &random)]
        return (
            HumanName(family: family.original, given: [given.original]),
            HumanName(family: family.latin, given: [given.latin])
        )
    }

    private typealias Pair = (original: String, latin: String)

    private static let scripts: [(families: [Pair], givens: [Pair])] = [
        (pairs(cyrillicFamilies), pairs(cyrillicGivens)), (pairs(greekFamilies), pairs(greekGivens)),
        (pairs(arabicFamilies), pairs(arabicGivens)),
    ]

    private static func pairs(_ text: String) -> [Pair] {
        text.split { $0 == " " || $0 == "\n" }.compactMap { pair in
            let parts = pair.split(separator: "=")
            return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
        }
    }

    private static let cyrillicFamilies = """
        Иванов=Ivanov Смирнов=Smirnov Кузнецов=Kuznetsov Попов=Popov Васильев=Vasiliev Петров=Petrov Соколов=Sokolov
        Михайлов=Mikhailov Новиков=Novikov Фёдоров=Fedorov Морозов=Morozov Волков=Volkov Алексеев=Alekseev
        Лебедев=Lebedev Семёнов=Semyonov Егоров=Egorov Козлов=Kozlov Степанов=Stepanov Николаев=Nikolaev
        Орлов=Orlov Захаров=Zakharov Зайцев=Zaitsev Соловьёв=Solovyov Яковлев=Yakovlev Григорьев=Grigoriev
        Романов=Romanov Жуков=Zhukov Чехов=Chekhov Щербаков=Shcherbakov Юдин=Yudin Достоевский=Dostoevsky
        Чайковский=Tchaikovsky Хрущёв=Khrushchev Шевченко=Shevchenko Бондаренко=Bondarenko Цветков=Tsvetkov
        """
    private static let cyrillicGivens = """
        Александр=Alexander Сергей=Sergey Дмитрий=Dmitry Алексей=Alexey Андрей=Andrei Михаил=Mikhail Евгений=Evgeny
        Иван=Ivan Максим=Maxim Николай=Nikolai Юрий=Yuri Наталья=Natalia Елена=Elena Ольга=Olga Татьяна=Tatiana
        Екатерина=Ekaterina Анастасия=Anastasia Ирина=Irina Светлана=Svetlana Юлия=Yulia Ксения=Ksenia Пётр=Pyotr
        Фёдор=Fyodor Людмила=Lyudmila Владимир=Vladimir Оксана=Oksana
        """
    private static let greekFamilies = """
        Παπαδόπουλος=Papadopoulos Γεωργίου=Georgiou Νικολάου=Nikolaou Δημητρίου=Dimitriou Ιωάννου=Ioannou
        Οικονόμου=Oikonomou Κωνσταντίνου=Konstantinou Βασιλείου=Vasileiou Αντωνίου=Antoniou Μακρής=Makris
        Αλεξίου=Alexiou Χατζής=Hatzis Ξενάκης=Xenakis Θεοδωράκης=Theodorakis Καραγιάννης=Karagiannis
        Ευαγγέλου=Evangelou Αγγελόπουλος=Angelopoulos Μπακογιάννης=Bakogiannis Ντάλας=Dalas Τσίπρας=Tsipras
        """
    private static let greekGivens = """
        Γιώργος=Giorgos Γιάννης=Giannis Κώστας=Kostas Δημήτρης=Dimitris Νίκος=Nikos Παναγιώτης=Panagiotis
        Βασίλης=Vasilis Χρήστος=Christos Αθανάσιος=Athanasios Μιχάλης=Michalis Μαρία=Maria Ελένη=Eleni
        Αικατερίνη=Aikaterini Βασιλική=Vasiliki Σοφία=Sofia Αγγελική=Angeliki Γεωργία=Georgia Ευάγγελος=Evangelos
        """
    private static let arabicFamilies = """
        حسين=Hussein أحمد=Ahmed محمود=Mahmoud إبراهيم=Ibrahim خليل=Khalil حداد=Haddad خوري=Khoury نصار=Nassar
        منصور=Mansour سعيد=Said عثمان=Othman سليمان=Suleiman المصري=Elmasry الخطيب=Alkhatib حمدان=Hamdan
        شاهين=Shaheen زيدان=Zidane قاسم=Qasim رشيد=Rashid صالح=Saleh
        """
    private static let arabicGivens = """
        محمد=Mohammed علي=Ali حسن=Hassan يوسف=Youssef عمر=Omar خالد=Khaled مصطفى=Mustafa فاطمة=Fatima مريم=Mariam
        عائشة=Aisha زينب=Zainab ليلى=Layla نور=Nour كريم=Karim طارق=Tariq سمير=Samir جمال=Jamal هدى=Huda
        """
}

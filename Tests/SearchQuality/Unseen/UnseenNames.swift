/// Names of many countries in the forms in which they are registered, made for this measurement. They are typical of their
/// languages rather than frequent ones, and no other part of the project uses them as a list.
enum UnseenNames {
    /// How a language names people.
    struct Language {
        let families: [String]
        let givens: [String]
        /// Beginnings and ends of further family names: there are many more than any list has, and many are much alike.
        let stems: [String]
        let endings: [String]
        /// Whether people have two family names.
        let hasTwoFamilyNames: Bool
    }

    static let languages: [Language] = (western + eastern + farther).split(separator: "\n").map { line in
        let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(words)
        return Language(
            families: parts[0],
            givens: parts[1],
            stems: parts.count > 3 ? parts[2] : [],
            endings: parts.count > 3 ? parts[3] : [],
            hasTwoFamilyNames: parts.count > 4
        )
    }

    /// Words of a list; an underscore is a space within a name, a lone one an empty ending.
    private static func words(_ list: Substring) -> [String] {
        list.split(separator: " ").map { $0 == "_" ? "" : String($0).replacing("_", with: " ") }
    }

    /// Families | given names | stems | endings | 2 for two family names.
    private static let western = """
        Prydderch Cadwaladr Penhaligon Tresidder Gwillim Bevan Trevaskis Pascoe Nankivell Polglase|Gethin Angharad Meredydd Eluned Caradoc Non Peredur Tegwen Jory Demelza Morwenna Iestyn|Tre Pen Pol Lan|vose hale rice gear gellas withick ryn dinnick
        Ó_Dubhghaill Mac_Giolla_Íosa Ní_Chatháin Ó_Súilleabháin MacAskill Colquhoun Farquharson Urquhart Macgillivray|Caoimhe Diarmuid Sadhbh Tadhg Muireann Fionnuala Lorcan Iseabail Torquil Mairead Ruaraidh Eilidh|Mac Mc O' Kil Gil|Aulay Corkindale Garvey Shaughnessy Crimmon Lanahan Fadyen Gorman Sweeney
        Bickerstaffe Ramsbottom Winterbottom Sidebotham Threlkeld Postlethwaite Entwhistle Higginbotham Cholmondeley Beauchamp|Reginald Winifred Humphrey Cressida Barnaby Philippa Montague Hermione Crispin Lettice Ambrose Rosamund|Thorn Hether Ack Whit Brad Ash Wool Hart Black Stan|croft royd ington well shaw worth burn wick dale bottom ley
        Bourguignon Desrosiers Lemaître Thibodeaux Vaillancourt Charbonneau Beauséjour Quémener Le_Goff Kerguelen|Thibault Clémence Gaëtan Maëlle Corentin Anne-Sophie Loïc Solène Jean-Baptiste Océane Yannick Apolline|Beau Mont Roche Ville De_la La Saint- Grand Bel|champ fort val mont rive croix court marie pré fontaine
        Buonarroti Dell'Acqua Degli_Esposti Ziliotto Schiavone Pappalardo Squillaci Tagliaferro Bevilacqua|Ludovica Ermenegildo Fiammetta Gianluca Nunzia Raffaele Ornella Pierpaolo Assunta Ruggero Mariangela Elio|Bern Cald Guglielm Mart Cast Pell Fior Zan Pas|ardini eroni inelli ucci acci etti olini asso egrini
        Albuquerque Vasconcelos Guimarães Magalhães Assunção Figueiredo Quintanilha Bittencourt|Joaquim Conceição Thiago Iracema Ubiratan Rosângela Fabrício Lurdes Gonçalo Inês Edmilson Catarina|da_ dos_ do_ de_|Câmara Anjos Prado Amaral Nóbrega Rego Mota Fonseca Paixão|2
        Etxeberria Goikoetxea Urrutia Ybáñez Zubizarreta Arrizabalaga Cifuentes Villanueva Puigdemont Ferreiro|Íñigo Begoña Xabier Montserrat Fermín Itziar Anselmo Maite Jordi Visitación Aurelio Nekane|Etxe Men Goi Ara Iru Zubi Oña Lar|barria dizabal koa mburu rreta goyen zábal|2
        Röttgermann Schönherr Strohbecker Zwingli Oppenländer Vogelsang Haberkorn von_Bülow Achterberg|Ottokar Liselotte Eberhard Gudrun Wolfhard Irmgard Siegmund Annegret Detlef Mechthild Hartmut Roswitha|Wester Stein Ober Nieder Roth Hohen Schwarz Kirch|meier berger hausen mann bach thal kamp hoff wald
        van_der_Heijden 't_Hooft Oosterhuis de_Ruijter Vermeulen van_Wijngaarden Hoogeboom Ydens Slagmolen|Wouter Mieke Sjoerd Annelies Jeroen Liesbeth Gijsbert Marleen Rutger Hanneke Thijs Fenna|van_den_ van_der_ Ooster Vander Groene Kuij|broeck velde weg plas meulen kamp stra pers
        Halvorsrud Bjørnstad Ødegård Nygaard Sjöqvist Lindqvist Åkerblom Þorláksson Kjærgaard|Sølvi Torbjørn Ragnhild Asbjørn Åse Gunnhild Þórdís Snorri Ebba Sigbritt Folke Ingegerd|Sig Gunn Thor Berg Ström Lind Ås Hall Eng Ek|urdsson arsdóttir lund ström steinsen kvist gren vik mark ebakken
        Hämäläinen Kekkonen Väyrynen Ylönen Saarikoski Rautavaara Tõnisson Kärner Pärt|Aino Väinö Tuulikki Reijo Pirkko Kyösti Hilja Tarmo Liisi Ülo Maarit Jouko|Lehti Koski Mäki Niemi Saari Kallio Rauta|nen lä mäki ranta vuori oja järvi la
        """

    private static let eastern = """
        Brzęczyszczykiewicz Grzegorzewski Szczepaniak Żółkiewski Wróblewski Jędrzejczak Ćwiklińska|Bożydar Wiesława Zdzisław Grażyna Mścisława Jarosław Danuta Przemysław Bogumiła Świętosław Halszka Czesław|Grab Kozl Sosn Wierzb Jabł Zaw Dąb Malin Krasz Gołęb|owski icki ewska iński kiewicz ewicz ecki czyk
        Dvořáková Procházka Černohorský Hřebíček Jeřábek Kratochvíl Vondráčková Šafařík|Bořivoj Květoslava Zdeněk Božena Vlastimil Drahomíra Řehoř Ludmila Ctibor Jiřina Přemysl Oldřiška|Kub Mal Hav Nov Zel Vesel Krej Pol|íček áčková ánek enka ý čí áčik ovský
        Kőszegi Szentgyörgyi Hódmezővásárhelyi Ördögh Széchényi Vörösmarty Üveges|Gyöngyvér Zsombor Piroska Szilárd Ibolya Béla Csenge Árpád Erzsébet Levente Boglárka Lőrinc|Szent Nagy Kis Vár Föld Hegy|györgyi halmi mihályi vári esi pataki fi
        Constantinescu Brâncoveanu Țurcanu Ștefănescu Căpraru Vlădescu Rădulescu|Smaranda Dragoș Ileana Vasilica Mircea Doina Răzvan Lăcrămioara Ionuț Zamfira Horațiu Ștefania|Grig Munt Dumitr Popov Mold Ciob Alex|escu eanu oiu aru ache ovici iță
        Đorđević Hadžiabdić Krešimirović Šarčević Ljubičić Stojković Bogdanova Ničiforov|Ljubica Vukašin Žarko Ružica Zvonimir Snežana Dragoljub Biljana Tvrtko Desislava Plamen Radoslava|Mil Stan Pav Duš Rad Vuk Jov Bran|ošević anović ković ičić inac ov ova enko
        Žemaitaitis Kazlauskienė Vaičiulytė Bērziņš Kalniņa Ozoliņš Dūdiņa|Vytautas Birutė Žydrūnas Rasa Gintaras Ilze Jānis Daiva Mārtiņš Ramunė Edgars Skaidrīte|Petr Stank Urb Rimk Jank Kalv Liep|auskas onienė aitytė evičius ūnas iņš ājs
        Yıldırımoğlu Çavuşoğlu Kılıçdaroğlu Gümüşpala Şahinkaya Büyüköztürk Ağaoğlu|Şükran Oğuzhan Gülbahar İsmet Çiğdem Yiğit Nurcihan Tuğba Eşref Hülya Özgür Safiye|Kara Demir Ak Taş Yıl Çelik Kılıç|oğlu kaya taş dağ maz bulut soy
        Papachristodoulou Hatzigeorgiou Anagnostopoulos Vlachopoulos Triantafyllou Kyriakidis|Polyxeni Aristeidis Evdokia Themistoklis Kalliopi Anastasios Stamatia Paraskevas Despina Leonidas Fotini Xenofon|Papa Kara Hatzi Theo Konstant Diamant Mavro|georgakis dimitriou nikolaou poulos antonopoulos idis opoulou akis
        Ter-Petrosyan Hovhannisyan Mkrtchyan Gelashvili Dzhugashvili Kvirikashvili Tsereteli|Anahit Vardan Nino Zurab Siranush Tigran Ketevan Gocha Arpine Levan Manana Hrachya|Gev Mart Hak Bab Chik Beri Kob|orgyan irosyan obyan ayan ovani dze ashvili kidze
        """

    private static let farther = """
        Ben-Yehuda Bar-Lev Zilberschlag Abutbul Mizrahi Shoshani Elmaleh|Yehonatan Shulamit Elchanan Tzipora Avshalom Rivka Menachem Yocheved Nachshon Bracha Itamar Zehava|Gold Rosen Silber Wein Ben- Fein|farb zweig berg shtein man blatt tal
        Al-Qahtani Bin_Talal Abdel-Rahman Al-Shammari Boutros-Ghali El-Baradei Benabdallah Abu_Zayd|Abdulaziz Noura Muhannad Khadija Abd_al-Karim Haifa Suhail Rania Mutasim Dalal Faisal Thuraya|Al- El- Ben Abu_ Bou|Harthi Mansouri Otaibi Jaziri Saud Kuwari Hashimi Daoud
        Tabatabaei Khosrowshahi Ghorbanzadeh Ahmadzai Durrani Yousafzai Chaudhry Siddiqui|Shirin Farhad Golnaz Parviz Zarmina Mirwais Ghazala Zulfiqar Mehrdad Parveen Iftikhar Nasrin|Mohamm Has Rez Gol Noor Ali Jafar|adi zadeh pour ian zai khani khel
        Chattopadhyay Mukhopadhyay Deshpande Kulkarni Bhattacharjee Srivastava Ahluwalia Trivedi|Sudeshna Dhruv Vaishnavi Jagdish Mrinalini Harpreet Gurdeep Kaushalya Bhupinder Lata Siddharth Urmila|Bhatt Chakr Gang Mukh Joshi Dev Ram Vish|aryya avarty opadhyay erjee pur nath wal wakarma
        Venkataraghavan Subramaniam Muthukumaraswamy Thirunavukkarasu Wickramasinghe Gunawardena Jayasuriya|Meenakshi Balasubramanian Kamakshi Nedunchezhiyan Tharshini Chaminda Dilrukshi Senthamil Vasanthi Mahinda|Ranga Jaya Weera Guna Rama Siva Abey Venkata|nathan suriya singhe wardena murthy kumar sekara krishnan
        Chulanont Srisuphan Rattanakosin Wongsawat Thongchai Nguyen-Phuoc Huỳnh Đặng Trương Lý|Somchai Pornthip Apichatpong Siriwan Thanh-Hương Quốc Bảo Ngọc Phương Kittisak Malee Anh|Ratt Wong Siri Chai Thong Suk|anaporn sakul wattana pong charoen prasert
        Ouyang Zhuge Xue Qiu Ng Au-Yeung Tsoi Cheung Szeto Kwok|Xiaoling Zhiqiang Yuhan Mei-Ling Ka-Shing Guoqiang Lihua Wing-Yan Jianhong Suk-Yee|||
        Namgung Hwangbo Seonwoo Eom Pyo Ahn Noh Yoo|Seung-hyun Eun-kyung Ji-woo Min-seok Hye-jin Dong-hyun Soo-yeon Kyung-ho|||
        Kobayashi Takahashi Shimizu Ōtani Hasegawa Katō Fujiwara Matsuda|Kazuhiko Haruko Shinichirō Michiko Daisuke Yūko Takeshi Sayuri Kenji Akemi|Yama Kawa Ishi Matsu Taka Naka Kuro Miya|moto shita hara zaki mura da gawa sawa oka
        Macapagal Dimaculangan Catacutan Magsaysay Wibisono Situmorang Hutagalung Abdullah_Sani|Imelda Crisostomo Ligaya Bayani Putri Sutrisno Dewi Bambang Rizal Corazon Wahyu Siti|Maca Dima Pang Gat Suk Hadi|pagal liwat anan dula maling arno wati wijaya
        Oluwaseyi Adeyemi-Cole Okonkwo Chukwuemeka Ogunbanjo Babangida Nwachukwu Onyekachi|Chidinma Babatunde Folasade Olumide Ngozi Ikechukwu Temitope Obinna Yetunde Adaeze Kehinde Ifeoma|Ade Olu Ogun Chukwu Nwa Oko Baba|yemi wale bayo dolapo emeka nkwo tunde lola
        Asante-Boateng Haile-Selassie Wanjiku Mkhize Ndlovu Tshabalala Kipchoge Mwangangi|Kwabena Akosua Tewodros Tsehay Nomvula Sipho Wambui Kamau Thandiwe Jabulani Makeda Cheptoo|Kip Che Nko Mba Ma Dla|choge rono mbeki thwa mini tane lamini
        Tāwhirimātea Ngāpuhi Kahananui Fa'asavalu Tupou Kealoha Taumalolo Rangihuna|Wiremu Ngaire Kaimana Leilani Tāne Hinemoa Sione Losa Tevita Aroha Keoni Mele|Ta Tui Ka Wha Fale|malolo puaka nui umua langi lani tau
        """
}

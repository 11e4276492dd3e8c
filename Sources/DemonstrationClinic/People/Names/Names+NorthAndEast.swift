extension NameSource {
    /// German, Austrian and Swiss names.
    static let german = NameSource(
        families: """
            Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter
            Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner
            Schmitz Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs
            Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler
            Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher
            Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Schulte Dietrich
            Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Strauß Süß
            Größl von_Hohenstein von_der_Heide zu_Lippe
            """,
        stems:
            "Ober Unter Neu Alt Stein Holz Linden Birken Eich Wald Berg Kirch Mühl Grün Roth Schön Hohen Königs Wein",
        endings: "meier bauer müller berger hauser hofer mann stätter bach feld brecht eder wald thaler",
        women: """
            Ursula Karin Helga Sabine Ingrid Renate Monika Petra Andrea Gisela Anna Claudia Susanne Maria Katharina
            Julia Birgit Heike Stefanie Nicole Lea Mia Hannah Emilia Lina Leonie Marie Käthe Bärbel Annegret Elke
            Brigitte Christa Gabriele Ulrike Martina Angelika
            """,
        men: """
            Hans Peter Wolfgang Klaus Jürgen Thomas Michael Andreas Manfred Günter Uwe Stefan Bernd Frank Dieter
            Werner Heinz Horst Jörg Karl Christian Matthias Martin Ralf Björn Sören Götz Lukas Leon Finn Jonas Paul
            Felix Maximilian Ludwig Johannes Helmut Gerhard Rüdiger Detlef
            """
    )

    /// Polish names; the family name of a woman ends in -ska where a man's ends in -ski.
    static let polish = NameSource(
        families: """
            Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski
            Kozłowski Jankowski Mazur Wojciechowski Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Zając
            Pawłowski Michalski Król Nowakowski Wieczorek Wróbel Jabłoński Dudek Adamczyk Majewski Nowicki Olszewski
            Stępień Jaworski Malinowski Pawlak Witkowski Walczak Górski Rutkowski Michalak Sikora Ostrowski Baran
            Duda Szewczyk Tomaszewski Pietrzak Marciniak Wróblewski Zalewski Jakubowski Jasiński Zawadzki Sadowski
            Bąk Chmielewski Włodarczyk Borkowski Czarnecki Sawicki Sokołowski Urbański Kubiak Maciejewski
            Szczepański Kucharski Wilk Kalinowski Lis Mazurek Wysocki Adamski Kaźmierczak Wasilewski Sobczak
            Czerwiński Andrzejewski Cieślak Głowacki Zakrzewski Kołodziej Sikorski Krajewski Gajewski Szymczak Szulc
            Baranowski Laskowski Brzeziński Makowski Ziółkowski Kociński Brzęczyszczykiewicz
            """,
        stems: "Lip Brzoz Kalin Jawor Dęb Wierzb Gór Pol Rzecz Star Biał Czarn Miel Wol Krasn Zarz",
        endings: "owski iński ecki icki ewski ański orski awski ycki eński",
        women: """
            Anna Maria Katarzyna Małgorzata Agnieszka Krystyna Barbara Ewa Elżbieta Zofia Janina Teresa Magdalena
            Joanna Monika Danuta Jadwiga Aleksandra Halina Irena Beata Marta Dorota Helena Karolina Jolanta Iwona
            Marianna Natalia Paulina Sylwia Łucja Żaneta Wiesława
            """,
        men: """
            Piotr Krzysztof Andrzej Jan Stanisław Tomasz Paweł Marcin Michał Marek Grzegorz Józef Łukasz Adam
            Zbigniew Jerzy Tadeusz Mateusz Dariusz Mariusz Wojciech Ryszard Jakub Henryk Robert Rafał Kazimierz
            Jacek Maciej Kamil Janusz Mirosław Sławomir Wiesław
            """
    )

    /// Swedish, Norwegian, Danish, Finnish and Icelandic names.
    static let nordic = NameSource(
        families: """
            Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Hansen Johansen
            Olsen Larsen Andersen Pedersen Nielsen Jensen Christensen Sørensen Rasmussen Jørgensen Petersen Madsen
            Kristensen Jónsson Guðjohnsen Þórsson Björnsson Sigurðsson Korhonen Virtanen Mäkinen Nieminen Mäkelä
            Hämäläinen Laine Heikkinen Koskinen Järvinen Lehtonen Lindberg Lindström Lindqvist Bergström Sandberg
            Sjöberg Lundgren Åberg Öberg Ångström Østergaard Bjørnstad Håkansson Söderström Nygård Bakke Haugen
            Hagen Berg Dahl Lund Møller Kjær Thygesen Ødegård Sæther
            """,
        stems: "Berg Lind Sand Hög Ny Stor Norr Söder Dal Ek Björk Alm Gran Ström Holm Back Ås",
        endings: "ström berg gren qvist lund man mark dahl kvist strand holm vall gård sen",
        women: """
            Anna Eva Maria Karin Kristina Lena Sara Kerstin Emma Ingrid Marie Birgitta Malin Astrid Ingeborg Solveig
            Nora Sigrid Freja Ida Åse Bodil Jóhanna Sigríður Guðrún Aino Helmi Päivi Tuulikki Märta Linnéa Annika
            Ulla Kirsten
            """,
        men: """
            Lars Mikael Anders Johan Erik Per Karl Peter Jan Thomas Daniel Fredrik Hans Bengt Mats Björn Göran Håkan
            Søren Jørgen Bjørn Øyvind Ståle Kåre Jón Sigurður Guðmundur Gunnar Ólafur Juhani Mikko Väinö Åke
            Torbjörn Magnus Nils
            """
    )

    /// Turkish names, with the dotted and the dotless i.
    static let turkish = NameSource(
        families: """
            Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara
            Koç Kurt Özkan Şimşek Polat Korkmaz Özcan Çakır Erdoğan Yavuz Can Acar Şen Aktaş Güler Yalçın Güneş
            Bozkurt Bulut Keskin Ünal Turan Gül Özer Işık Kaplan Avcı Sarı Tekin Taş Köse Yüksel Ateş Aksoy İnce Öz
            Coşkun Uçar Karaca Tunç
            """,
        stems: "Öz Kara Ak Gül Er Yıl Gök Altın Demir Bay Kor Ay Taş",
        endings: "türk demir can soy oğlu er taş maz kan bay bulut han su",
        women: """
            Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Hanife Merve Havva Özlem Gülşen Çiğdem
            Büşra Esra İrem Ebru Tuğba Yasemin Sevgi Derya Ceyda Gülsüm Hülya Nurcan
            """,
        men: """
            Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Ramazan Halil Süleyman
            Abdullah Mahmut Recep Salih Fatih Kadir Emre Hakan Adem Kemal Yaşar Bekir Çağlar Şükrü Uğur Barış Onur
            """
    )
}

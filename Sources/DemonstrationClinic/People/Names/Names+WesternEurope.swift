extension NameSource {
    /// Spanish and Latin American names.
    static let spanish = NameSource(
        families: """
            García González Rodríguez Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández
            Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez
            Serrano Blanco Molina Morales Suárez Ortega Delgado Castro Ortiz Rubio Marín Sanz Núñez Iglesias Medina
            Garrido Cortés Castillo Santos Lozano Guerrero Cano Prieto Méndez Cruz Calvo Gallego Vidal León Márquez
            Herrera Peña Flores Cabrera Campos Vega Fuentes Carrasco Díez Reyes Caballero Nieto Aguilar Pascual
            Santana Herrero Montero Lorenzo Hidalgo Giménez Ibáñez Ferrer Durán Santiago Benítez Mora Vicente Vargas
            Arias Carmona Crespo Román Pastor Soto Sáez Velasco Moya Soler Parra Esteban Bravo Gallardo Rojas
            de_la_Fuente del_Río de_la_Cruz Ibarra Quiñones Bolaños Zúñiga
            """,
        stems: "Villa Casa Monte Torre Font Val Sol Roca Alda Bar Car Mira Mon Sala Peral Arbo",
        endings: "nueva verde mayor longa real seca rrubia leda ñez llas ñosa ngo rreal rdo vera lba",
        women: """
            María Carmen Ana Isabel Laura Josefa Dolores Pilar Cristina Teresa Lucía Marta Ángeles Francisca Paula
            Elena Mercedes Raquel Rosario Sara Beatriz Rosa Manuela Juana Andrea Alba Silvia Julia Patricia Irene
            Inés Sofía Nuria Montserrat Concepción Rocío Ximena Guadalupe Daniela Camila Verónica Mónica
            """,
        men: """
            Antonio Manuel José Francisco David Juan Javier Daniel Carlos Jesús Alejandro Miguel Rafael Pedro Pablo
            Ángel Sergio Fernando Jorge Luis Alberto Álvaro Adrián Diego Raúl Iván Enrique Óscar Rubén Ramón Andrés
            Víctor Santiago Joaquín Mateo Martín Hugo Nicolás Gabriel Iker Ignacio Emilio Julián Tomás Felipe César
            """
    )

    /// Portuguese and Brazilian names.
    static let portuguese = NameSource(
        families: """
            Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Jesus Sousa Fernandes Gonçalves Gomes
            Lopes Marques Alves Almeida Ribeiro Pinto Carvalho Teixeira Moreira Correia Mendes Nunes Soares Vieira
            Monteiro Cardoso Rocha Raposo Neves Coelho Cruz Cunha Pires Ramos Reis Simões Antunes Matos Fonseca
            Machado Araújo Barbosa Tavares Lourenço Castro Figueiredo Azevedo Freitas Magalhães Henriques Lima
            Guerreiro Baptista Pinheiro Faria Miranda Barros Morais Nogueira Esteves Anjos Conceição Assunção
            Brandão Falcão Leão Salomão Guimarães
            """,
        stems: "Vila Pinh Carv Oliv Mat Serr Font Camp Alm Barr",
        endings: "ão eira ais eiro inho osa alho ada elos ães",
        women: """
            Maria Ana Beatriz Leonor Matilde Mariana Carolina Inês Sofia Francisca Margarida Joana Catarina Rita
            Teresa Lara Marta Helena Conceição Fernanda Patrícia Luísa Cláudia Lúcia Fátima Graça Isabel Sílvia
            Vitória Júlia
            """,
        men: """
            João Rodrigo Martim Francisco Santiago Tomás Afonso Duarte Miguel Guilherme Tiago Gonçalo Pedro José
            António Manuel Carlos Luís Paulo Rui Nuno Jorge Fernando Ricardo Bruno André Vítor Hélder Sérgio Álvaro
            """
    )

    /// French names.
    static let french = NameSource(
        families: """
            Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux
            David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre
            Faure André Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin
            Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire
            Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud
            Martínez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine
            Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq
            Guillaume Lecomte López Jean Dupuy Guillot Hubert Le_Gall Le_Goff de_La_Tour D'Aubigné L'Hermitte
            Gonçalves
            """,
        stems: "Beau Mont Roch Cham Bel Cour Ville Dela Gran Saint- Lan Per Cast Mar",
        endings: "champ clair fort pré mont neuf lac val vert lard rier teau let ret",
        women: """
            Marie Jeanne Françoise Monique Catherine Nathalie Isabelle Jacqueline Anne Sylvie Martine Madeleine
            Nicole Suzanne Hélène Christine Marguerite Denise Louise Christiane Yvonne Valérie Léa Manon Chloé
            Camille Emma Inès Jade Zoé Éloïse Aurélie Céline Élodie Émilie Sophie Noémie Geneviève Anaïs Maëlle
            """,
        men: """
            Jean Pierre Michel André Philippe Louis René Alain Jacques Bernard Marcel Daniel Roger Robert Claude
            Henri Nicolas Christophe Christian Georges Patrick Éric Julien Thomas Lucas Hugo Théo Mathéo Léo Gaël
            Rémi Sébastien François Frédéric Stéphane Benoît Jérôme Loïc Raphaël Noël
            """
    )

    /// Italian names.
    static let italian = NameSource(
        families: """
            Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De_Luca Costa
            Giordano Mancini Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli
            Martini Leone Longo Gentile Martinelli Vitale Lombardo Serra Coppola De_Santis D'Angelo Marchetti Parisi
            Villa Conte Ferraro Ferri Fabbri Bianco Marini Grasso Valentini Messina Sala De_Angelis Gatti Pellegrini
            Palumbo Sanna Farina Rizzi Monti Cattaneo Morelli Amato Silvestri Mazza Testa Grassi D'Amico
            D'Alessandro Dell'Acqua
            """,
        stems: "Bel Cas Mon Val Fer Col Bar Gal Mar San Tar Vit",
        endings: "lini tani telli ratti doni zoni betti nelli cchi sini telli rone",
        women: """
            Maria Anna Giuseppina Rosa Angela Giovanna Teresa Lucia Carmela Caterina Francesca Antonietta Giulia
            Sofia Aurora Alice Ginevra Emma Giorgia Chiara Martina Elena Paola Laura Silvia Federica Valentina
            Alessandra
            """,
        men: """
            Giuseppe Antonio Giovanni Francesco Mario Luigi Vincenzo Salvatore Domenico Pietro Leonardo Alessandro
            Lorenzo Mattia Andrea Gabriele Matteo Riccardo Tommaso Edoardo Davide Marco Paolo Stefano Roberto
            Niccolò
            """
    )
}

extension NameSource {
    /// Indian, Pakistani, Bangladeshi, Sri Lankan and Nepali names in Latin letters.
    static let southAsian = NameSource(
        families: """
            Patel Singh Khan Kaur Begum Hussain Ahmed Ali Shah Sharma Kumar Akhtar Miah Rahman Malik Iqbal Mahmood
            Chowdhury Gupta Mehta Desai Joshi Verma Reddy Nair Menon Iyer Iyengar Pillai Rao Das Ghosh Banerjee
            Mukherjee Chatterjee Bose Sen Agarwal Kapoor Malhotra Chopra Bhatt Trivedi Pandey Mishra Yadav Chauhan
            Rathore Gill Sandhu Sidhu Dhillon Grewal Bains Perera Fernando de_Silva Jayawardena Wickramasinghe
            Gunawardena Bandara Thapa Gurung Rai Shrestha Tamang Adhikari Siddiqui Qureshi Sheikh Mirza Butt
            Chaudhry Ansari Hashmi Naqvi Bhuiyan Sarkar Talukdar Uddin Subramaniam Krishnamurthy Venkataraman
            Balasubramanian Ranganathan
            """,
        stems: "Raj Dev Chandra Bhatta Gopal Rama Krishna Vijaya Jaya Surya Padma Nara",
        endings: "kar wal nath puri charya murthy swamy singhe ratne kumara devan dran",
        women: """
            Priya Fatima Aisha Anjali Sunita Zara Pooja Kavita Neha Amina Nadia Rani Lakshmi Meera Deepa Shabana
            Rukhsana Nasreen Yasmin Sadia Divya Ananya Aaliyah Maryam Khadija Gurpreet Manpreet Harpreet Jaspreet
            Simran Geeta Usha Parveen Shreya Ishita Nilufar Padma
            """,
        men: """
            Mohammed Muhammad Mohammad Rahul Amit Sanjay Rajesh Arjun Vikram Imran Tariq Bilal Hamza Zain Omar Usman
            Ravi Suresh Ramesh Anil Sunil Vijay Ashok Deepak Harjit Gurdeep Baljit Manjit Abdul Asif Faisal Kamran
            Nadeem Sajid Shahid Zahid Krishna Karthik Rohan Aarav Dinesh
            """
    )

    /// Arabic names in Latin letters, with and without the article.
    static let arabic = NameSource(
        families: """
            Al-Hassan Hassan Hussein Ali Mohamed Ibrahim Abdullah Ahmad Saleh Khalil Mansour Al-Rashid El-Sayed
            Haddad Khoury Nasser Hamdan Awad Said Aziz Farah Mahmoud Mustafa Omar Othman Qasim Rahman Salem Shaheen
            Sharif Suleiman Taha Youssef Zaki Al-Masri Al-Tamimi Al-Najjar Al-Khatib Al-Zahrani Al-Ghamdi El-Amin
            Ben_Ali Benali Bouazza Bensaid Haddadi Mansouri Cherif Boukhari Ait_Ahmed Abd_al-Rahman Abdel_Fattah
            Abu_Bakr Nuur Warsame Osman
            """,
        stems: "Al-Kha Al-Ma Al-Sa Al-Ba El-Gha Ben Bou Abu Al-Ha Al-Qa",
        endings: "tib lidi beri zawi rouni hdi zouz ssani riri dani",
        women: """
            Fatima Aisha Maryam Zainab Layla Noor Amal Huda Salma Rania Hana Yasmin Samira Khadija Nadia Dalia Mona
            Rasha Iman Leila Souad Hanan Widad Naima Ikram
            """,
        men: """
            Mohammed Ahmed Ali Omar Hassan Hussein Ibrahim Yusuf Khalid Abdullah Mahmoud Mustafa Karim Tariq Samir
            Bilal Hamza Walid Faisal Nabil Rashid Jamal Ziad Anwar Abdulrahman Abdelkader Mounir
            """
    )

    /// Chinese names in Latin letters.
    static let chinese = NameSource(
        families: """
            Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Gao Lin Luo Zheng Liang Xie Song
            Tang Han Feng Deng Cao Peng Zeng Xiao Tian Dong Yuan Pan Jiang Cai Yu Du Ye Cheng Su Wei Lü Ding Ren
            Shen Yao Lu Cui Zhong Tan Wong Chan Cheung Lam Leung Ng Ho Kwok Chow Lau Tsang Yeung Ouyang Situ
            """,
        stems: "",
        endings: "",
        women: """
            Li Fang Na Min Jing Xiuying Yan Xia Juan Ying Hong Mei Xiaoli Yuxin Zihan Shiqi Xinyi Yutong Wen Hui Lan
            Qian Xiaohong Mei-Ling Siu-Ling Wai-Man Ka-Yan Wing-Sze Xue Ting Yue Ning
            """,
        men: """
            Wei Qiang Lei Jun Yang Yong Jie Tao Ming Chao Gang Ping Haoyu Zixuan Yichen Haoran Bo Peng Kai Xin Bin
            Hao Feng Jianguo Zhiwei Wai-Kit Chi-Keung Ka-Ming Kwok-Wah Man-Ho Xiaoming Dong Liang Long
            """
    )

    /// Nigerian, Ghanaian and other West African names.
    static let westAfrican = NameSource(
        families: """
            Okafor Okonkwo Adeyemi Mensah Owusu Osei Boateng Asante Appiah Nwosu Eze Obi Adebayo Ogunleye Balogun
            Afolabi Okoro Nwachukwu Ibrahim Mohammed Abubakar Bello Sani Danjuma Ojo Adeleke Oyelaran Olawale
            Akinwande Chukwu Anyanwu Onyeka Agyemang Amoah Addo Quaye Tetteh Lartey Acheampong Gyamfi Diallo Traoré
            Koné Coulibaly Touré Ndiaye Sow Bâ Cissé Camara Ọlátúnjí Adéwálé
            """,
        stems: "Oko Ade Ola Nwa Chuk Obi Aki Ogun Baba",
        endings: "wale nkwo yemi bayo funmi kwu nna leye tunde",
        women: """
            Chioma Ngozi Adaeze Amina Funmilayo Folake Abena Akua Ama Efua Yaa Adwoa Blessing Grace Comfort Patience
            Ifeoma Nneka Yetunde Titilayo Aminata Fatou Aïssatou Mariama Zainab Ọmọlará Chidinma
            """,
        men: """
            Chukwuemeka Emeka Oluwaseun Tunde Kwame Kofi Kwabena Yaw Kojo Kwasi Ibrahim Musa Sunday Emmanuel Samuel
            Chidi Obinna Ikenna Babatunde Adebola Segun Mamadou Ousmane Moussa Abdoulaye Cheikh Olúwafẹ́mi
            """
    )
}

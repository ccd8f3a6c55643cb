/// A country where people of the sample directory live: how they are called there and how they are reached.
struct SampleCountry {
    let name: String
    let code: String
    let language: String
    /// People among a thousand.
    let weight: Int
    let givenNames: [String]
    let surnames: [String]
    let cities: [String]
    /// Whether the names can be spelled in an address; if not, the address has another, Latin name.
    let isLatin: Bool

    private init(
        _ name: String, _ code: String, _ language: String, _ weight: Int, isLatin: Bool = true, given: String, surnames: String,
        cities: String
    ) {
        self.name = name
        self.code = code
        self.language = language
        self.weight = weight
        self.isLatin = isLatin
        givenNames = given.split(separator: ",").map(String.init)
        self.surnames = surnames.split(separator: ",").map(String.init)
        self.cities = cities.split(separator: ",").map(String.init)
    }

    static let all: [SampleCountry] = [
        unitedStates,
        .init(
            "United Kingdom", "GB", "en-GB", 111,
            given: "Alice,Amelia,Callum,Diane,Edward,Fiona,George,Harriet,Ian,Jasmine,Kirsty,Lewis,Naomi,Oliver,Rhys,Tracey,Zoe",
            surnames: "Ashton,Begum,Clarke,Davies,Evans,Fletcher,Green,Hughes,Jones,Khan,Marsh,O'Sullivan,Patel,Singh,Taylor,Wright",
            cities: "London,Leeds,Bristol,Cardiff,Glasgow,Newcastle upon Tyne"),
        .init(
            "Germany", "DE", "de-DE", 109,
            given: "Anne-Katrin,Björn,Christa,Dörte,Friedrich,Günter,Hans-Gerhard,Ilse,Jürgen,Käthe,Magdalena,Rüdiger,Sabine,Uwe,Wiebke",
            surnames: "Bärer,Dürr,Etzold,Gößling,Hövel,Jäckel,Kühn,Lübs,Müller,Roß,Schäfer,Schüler,Süßebier,Weiß,Zirme",
            cities: "Göttingen,Köln,Jüterbog,München,Erfurt,Altötting"),
        .init(
            "France", "FR", "fr-FR", 71,
            given: "Aimé,Anaïs,Benoît,Céline,Élise,François,Hélène,Jérôme,Léon,Margaux,Noël,Océane,Renée,Théodore,Zoé",
            surnames: "Bouchet,Carré,D'Angelo,De Oliveira,Évrard,Fouquet,Guérin,Hébert,L'Hermite,Lefèvre,Mendès,Noël,Pineau,Régnier,Vallée",
            cities: "Besançon,Nîmes,Orléans,Saint-Étienne,Lyon,Évreux"),
        .init(
            "Japan", "JP", "ja-JP", 62, isLatin: false,
            given: "くみ子,さゆり,亮介,健一,千代,太郎,幹,康弘,春香,晃,桃子,涼平,直樹,美加子,裕美子,陽子",
            surnames: "中村,井上,伊藤,佐藤,加藤,吉田,小林,山口,山本,斎藤,木村,松本,渡辺,田中,藤田,鈴木", cities: "横浜市南区,八王子市,杉並区,香取市,三鷹市"),
        .init(
            "Spain", "ES", "es-ES", 58,
            given:
                "Albano,Íñigo,Begoña,Concepción,Emiliana,Fabio,Herminio,José Francisco,Lucía,María Ángeles,Nicolás,Rosario,Úrsula,Xavier",
            surnames: "Águila,Ayuso,Bermúdez,Díez,Echevarría,Figuerola,García,Ibáñez,López,Martínez,Muñoz,Ocaña,Peña,Sáenz,Zúñiga",
            cities: "Cádiz,Córdoba,Castellón,Málaga,Segovia,Toledo"),
        .init(
            "Poland", "PL", "pl-PL", 57,
            given: "Błażej,Dagmara,Elżbieta,Grażyna,Iwo,Józef,Kaja,Łucja,Michał,Nela,Paweł,Róża,Stanisław,Wojciech,Żaneta",
            surnames: "Bąk,Ćwik,Dzięgiel,Galos,Gołąb,Heleniak,Kiełbasa,Łapa,Magier,Pruchnik,Śliż,Stępień,Wójcik,Zięba,Żmuda",
            cities: "Białogard,Chrzanów,Dzierżoniów,Łódź,Świnoujście,Żyrardów"),
        .init(
            "China", "CN", "zh-CN", 49, isLatin: false, given: "丽华,军,凤英,刚,婷婷,小红,建国,强,志强,桂香,梅,玉兰,红霞,超,飞",
            surnames: "何,刘,吴,周,孙,张,徐,朱,李,杨,王,童,赵,陈,高,黄", cities: "乌鲁木齐县,哈尔滨县,天津市,南京县,沈阳县"),
        .init(
            "Sweden", "SE", "sv-SE", 37, given: "Åke,Björn,Elisabet,Göran,Jonny,Kerstin,Lars-Erik,Magnus,Märta,Örjan,Stig,Susanne",
            surnames: "Åberg,Andersson,Bergström,Björk,Holm,Lindqvist,Nilsson,Nyström,Öberg,Sjögren",
            cities: "Borås,Luleå,Malmö,Umeå,Lidingö"),
        .init(
            "Greece", "GR", "el-GR", 37, isLatin: false,
            given: "Αγγελική,Γεώργιος,Δήμητρα,Ελένη,Ιωάννης,Κωνσταντίνος,Μαρία,Νικόλαος,Σοφία,Χρήστος",
            surnames: "Αγγελόπουλος,Βασιλείου,Γεωργίου,Δημητρίου,Καραγιάννης,Νικολάου,Οικονόμου,Παπαδόπουλος,Σταύρου,Χατζής",
            cities: "Ζάκυνθος,Καστοριά,Κατερίνη,Σέρρες,Αθήνα"),
        .init(
            "Türkiye", "TR", "tr-TR", 35, given: "Aral,Çağla,Dürrüşehvar,Erdoğan,Gülşen,İlkay,Işıl,Necva,Ömer,Şaban,Ülker,Yiğit",
            surnames: "Akdeniz,Aslan,Bilgin,Çetin,Güçlü,Hayrioğlu,İhsanoğlu,Kısakürek,Öztürk,Şensoy,Yıldırım",
            cities: "İstanbul,İzmir,Eskişehir,Muğla,Şanlıurfa"),
        .init(
            "Saudi Arabia", "SA", "ar-SA", 28, isLatin: false, given: "أحمد,خميس,راوي,رمضان,ريناد,سجى,عبد الرّحمن,فاطمة,معارف,نورس",
            surnames: "أفغاني,البخاري,الحربي,القحطاني,النقيب,بديرية,حوالة,سموم,كنانة", cities: "الرياض,جدة,مكة,الدمام"),
        .init(
            "Ireland", "IE", "en-IE", 25, given: "Aidan,Aoife,Bronagh,Caoimhe,Colin,Dana,Eoghan,Gráinne,Pádraig,Róisín,Seán,Siobhán",
            surnames: "Byrne,Kelly,Leyden,MacGinty,McCarthy,Ní Bhriain,O'Bann,O'Brien,O'Clafferty,O'Kinnon,Ó Séaghdha,Walsh",
            cities: "Cork,Dublin,Galway,Limerick,Dún Laoghaire"),
        .init(
            "Israel", "IL", "he-IL", 21, isLatin: false, given: "אראל,דין,הדס,יובל,ליאור,מיכל,נועם,עדי,רוני,שירה",
            surnames: "אביטל,אזולאי,אשכנזי,ביטון,כהן,לוי,מזרחי,מנחם,פרץ", cities: "דולב,חצור-אשדוד,זוהר,עמקה,צורית"),
    ]

    /// Also lends the Latin names to addresses of people whose own names cannot stand there.
    static let unitedStates = SampleCountry(
        "United States", "US", "en-US", 300,
        given:
            "Amanda,Benjamin,Brenda,Charlene,Darrell,Erica,Eugene,Gina,Jacob,"
            + "Jaclyn,Jesse,Keith,Kristen,Mario,Melissa,Nancy,Ray,Sharon,Tyler,Zachary",
        surnames:
            "Baker,Barnes,Benson,Brooks,Casey,Cunningham,D'Amico,Flores,Garza,"
            + "Hernandez,Jarvis,Johnson,Marquez,Mcdonald,O'Neill,Powell,Richards,Silva,Tucker,Wong",
        cities: "North Loriville,West Robert,Port Angelica,East Sheila,Lake Michelle,New Jeremy,South Monica")
}

// Why it exists: the words by which a run of capitals shows that it names a body, a place or a thing and no person.

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** Words that name bodies, as they stand in names: 'Ministry of …', '… Party'. Lower case. */
export const ORGANISATION_WORDS: ReadonlySet<string> = words(`
  ministry department office agency bureau authority commission committee council board tribunal court parliament congress senate
  assembly house cabinet government administration secretariat directorate embassy consulate mission delegation municipality
  party alliance coalition front movement union league federation confederation association society organisation organization
  institute institution foundation fund trust centre center academy university college school faculty library museum hospital clinic
  bank group company corporation corp corp. inc inc. ltd ltd. llc plc limited holdings enterprises industries partners ventures capital
  airlines airways air motors oil gas petroleum energy power electric telecom communications media news press times post herald tribune
  gazette daily journal magazine review television tv radio network channel broadcasting agency reuters newspaper
  police army navy force forces guard corps command brigade division battalion regiment militia brigades services service
  club fc united city rovers wanderers team squad olympics games cup championship tournament festival awards
  church mosque temple cathedral synagogue diocese ministries religion
  nations treaty pact accord agreement act bill law code constitution convention protocol charter programme program project plan
  initiative campaign scheme summit conference forum seminar workshop congress exhibition expo fair operation war revolution
  security rights watch international global world national health development affairs system systems solutions technologies technology
  research studies science sciences engineering arts education management insurance securities investment investments
  stadium mall plaza hotel resort theatre theater arena studio studios records entertainment pictures films productions
  republicans democrats conservatives democrats labour liberals greens taliban hamas hezbollah facebook twitter google amazon microsoft
  youtube instagram telegram whatsapp tiktok netflix apple tesla boeing airbus bloomberg
  mozilla firefox chrome wikipedia wikinews linkedin spotify uber huawei samsung
  award prize medal day week month year festival model series edition chamber register registry panel taskforce task unit branch wing
  copa liga serie real atletico estadio universidad instituto ministerio partido banco grupo casa palacio
  peoples people's workers workers' women's children's students farmers
`)

/** Common nouns in front of a name that is a thing's or a body's: "the drone firm …". Lower case. */
export const THING_NOUNS: ReadonlySet<string> = words(`
  firm company group organisation organization organisations agency app platform ship vessel tanker ferry newspaper daily weekly magazine
  website site party brand startup start-up maker giant bank airline carrier retailer outlet broadcaster channel station charity nonprofit
  ngo think-tank institute university school college hospital hotel restaurant club team festival film movie book novel song album series
  drama show programme program town city village district province island region neighbourhood neighborhood suburb river lake mountain
  river valley area street port airport camp prison settlement language tribe dam bridge road project operation storm typhoon hurricane
  cyclone virus variant drug vaccine satellite rocket missile system software game tournament league network newspaper's rivals industry
`)

/** Words that name places, as they stand at the end of a name (or, for some, at its beginning). Lower case. */
export const PLACE_WORDS: ReadonlySet<string> = words(`
  city town village province state county district region prefecture governorate municipality territory territories republic kingdom
  island islands isle peninsula archipelago bay gulf sea ocean lake river creek falls strait channel canal coast beach shore harbour harbor
  port mountain mountains mount hill hills valley desert forest park gardens garden reserve national square street road avenue lane
  drive boulevard highway expressway bridge tunnel airport station terminal building tower towers palace castle fort villa mansion
  block estate suburb ward zone sector strip heights plaza farm ranch mine field dam reef cape delta plateau ridge pass
  north south east west northern southern eastern western central upper lower new old great greater downtown
  mansion residence cemetery stadium barracks base camp prison jail market line
`)

/** Days and months. Lower case. */
export const DATE_WORDS: ReadonlySet<string> = words(`
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
`)

/** Words of a run that show a feast, a creed, a language or a product. Lower case. */
export const THING_WORDS: ReadonlySet<string> = words(`
  christmas easter ramadan eid diwali hanukkah lent hajj omicron covid coronavirus ebola
  god allah bible koran quran internet english arabic spanish french chinese mandarin hindi urdu swahili islam christianity
  buddhism hinduism judaism communism marxism muslim muslims christian christians hindu hindus jew jews jewish catholic catholics
  sunni shia shiite protestant orthodox buddhist sikh tamil kurdish kurd kurds hausa igbo yoruba zulu
  mercedes toyota honda iphone android windows linux boeing airbus nobel oscar grammy
`)

/** Large cities and regions that are neither countries nor capitals, as English news names them. */
export const CITIES: ReadonlySet<string> = new Set(
  `Aleppo,Alexandria,Barcelona,Basra,Bengaluru,Bangalore,Birmingham,Bombay,Boston,Calgary,Casablanca,Chengdu,Chennai,Chicago,Chongqing,Christchurch,
  Cologne,Crimea,Dallas,Darfur,Davos,Denver,Detroit,Donbas,Donetsk,Dubai,Durban,Edmonton,Fukushima,Frankfurt,Geneva,Gaza,Glasgow,
  Golan,Guadalajara,Guangdong,Guangzhou,Guayaquil,Gujarat,Gwangju,Haifa,Hamburg,Hangzhou,Hiroshima,Hokkaido,Hollywood,Houston,Hyderabad,
  Istanbul,Jeddah,Jeju,Johannesburg,Joburg,Kandahar,Kano,Karachi,Kashmir,Kerala,Kharkiv,Kherson,Kobe,Kolkata,Kyoto,Kaohsiung,Lagos,Lahore,Leeds,
  Liverpool,Los Angeles,Luhansk,Lviv,Maharashtra,Mali,Manchester,Mariupol,Marseille,Mecca,Medina,Medellin,Melbourne,Miami,Milan,
  Mombasa,Monterrey,Montreal,Mosul,Mumbai,Munich,Nablus,Nagasaki,Nagoya,Nanjing,Naples,New York,Odessa,Odesa,Okinawa,Ontario,Osaka,Perth,
  Peshawar,Philadelphia,Phuket,Punjab,Pune,Quebec,Queensland,Sao Paulo,São Paulo,Rio de Janeiro,Rotterdam,Saigon,San Francisco,
  Seattle,Sevastopol,Seville,Shanghai,Sharjah,Shenzhen,Siberia,Silicon Valley,Sindh,Soweto,Strasbourg,Stuttgart,Sydney,Brisbane,
  Adelaide,Auckland,Tibet,Tianjin,Tigray,Tijuana,Toronto,Turin,Ulsan,Busan,Incheon,Valencia,Valparaiso,Vancouver,Venice,Vladivostok,Volgograd,Wuhan,
  Xinjiang,Yokohama,Yorkshire,Zhejiang,Zurich,St Petersburg,Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,Hawaii,
  Idaho,Illinois,Indiana,Iowa,Kansas,Kentucky,Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,Missouri,
  Montana,Nebraska,Nevada,New Hampshire,New Jersey,New Mexico,North Carolina,North Dakota,Ohio,Oklahoma,Oregon,Pennsylvania,
  Rhode Island,South Carolina,South Dakota,Tennessee,Texas,Utah,Vermont,West Virginia,Wisconsin,Wyoming,Manhattan,Brooklyn,Queens,
  Harlem,Wall Street,Africa,Asia,Europe,Oceania,Antarctica,Latin America,South America,North America,Central America,Middle East,Balkans,
  Caribbean,Scandinavia,Sahel,Sahara,Arctic,Atlantic,Pacific,Mediterranean,Himalayas,Alberta,Manitoba,Nunavut,Saskatchewan,Nova Scotia,
  British Columbia,Tasmania,Bali,Java,Sumatra,Borneo,Mindanao,Luzon,Cebu,Davao,Penang,Johor,Sabah,Sarawak,Selangor,Jerusalem,West Bank`
    .split(',')
    .map((name) => name.trim()),
)

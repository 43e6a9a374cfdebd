"""The words of printed dates in the languages that are read: folded forms and what they stand for."""

from __future__ import annotations

import re
from functools import lru_cache

from spiders.extraction.letter_forms import fold


def _numbered(names: str) -> dict[str, int]:
    """`a b / c` -> {a: 1, b: 1, c: 2}; `_` stands for a space inside a name."""
    return {
        fold(name.replace("_", " ")): number
        for number, group in enumerate(names.split("/"), start=1)
        for name in group.split()
    }


# The names of the smaller languages are CLDR's.
_MONTHS = {
    "en": "january jan / february feb / march mar / april apr / may / june jun / july jul / august aug"
    " / september sept sep / october oct / november nov / december dec",
    "es": "enero ene / febrero feb / marzo mar / abril abr / mayo may / junio jun / julio jul / agosto ago"
    " / septiembre setiembre sept sep set / octubre oct / noviembre nov / diciembre dic",
    "fr": "janvier janv / février févr fév / mars / avril avr / mai / juin / juillet juil / août"
    " / septembre sept / octobre oct / novembre nov / décembre déc",
    "de": "januar jänner jan / februar feb / märz mär / april apr / mai / juni jun / juli jul / august aug"
    " / september sep / oktober okt / november nov / dezember dez",
    "pt": "janeiro jan / fevereiro fev / março mar / abril abr / maio mai / junho jun / julho jul / agosto ago"
    " / setembro set / outubro out / novembro nov / dezembro dez",
    "it": "gennaio gen / febbraio feb / marzo mar / aprile apr / maggio mag / giugno giu / luglio lug / agosto ago"
    " / settembre set sett / ottobre ott / novembre nov / dicembre dic",
    "nl": "januari / februari / maart mrt / april / mei / juni / juli / augustus / september / oktober / november"
    " / december",
    "pl": "stycznia styczeń / lutego luty / marca marzec / kwietnia kwiecień / maja maj / czerwca czerwiec"
    " / lipca lipiec / sierpnia sierpień / września wrzesień / października październik / / grudnia grudzień",
    "tr": "ocak oca / şubat şub / mart / nisan nis / mayıs / haziran haz / temmuz tem / ağustos ağu / eylül eyl"
    " / ekim eki / kasım kas / aralık ara",
    "ru": "января январь янв / февраля февраль февр фев / марта март мар / апреля апрель апр / мая май"
    " / июня июнь июн / июля июль июл / августа август авг / сентября сентябрь сент сен / октября октябрь окт"
    " / ноября ноябрь нояб ноя / декабря декабрь дек",
    "uk": "січня січень січ / лютого лютий лют / березня березень бер / квітня квітень квіт / травня травень трав"
    " / червня червень черв / липня липень лип / серпня серпень серп / вересня вересень вер / жовтня жовтень жовт"
    " / листопада листопад лист / грудня грудень груд",
    # What Iran calls our months; its own are in `asian_calendars`.
    "fa": "ژانویه ژانویهٔ / فوریه فوریهٔ / مارس / آوریل / مه مهٔ / ژوئن / ژوئیه ژوئیهٔ / اوت / سپتامبر / اکتبر / نوامبر"
    " / دسامبر",
    # The names of the Levant and Iraq, of Egypt and the Gulf, of Algeria and Tunisia, of Morocco.
    "ar": "كانون_الثاني كانون_ثاني يناير جانفي / شباط فبراير فيفري / آذار مارس / نيسان أبريل إبريل أفريل"
    " / أيار مايو ماي / حزيران يونيو يونيه جوان / تموز يوليو يوليه جويلية يوليوز / آب أغسطس أوت غشت"
    " / أيلول سبتمبر شتنبر / تشرين_الأول تشرين_أول أكتوبر / تشرين_الثاني تشرين_ثاني نوفمبر نونبر"
    " / كانون_الأول كانون_أول ديسمبر دجنبر",
    "cs": "ledna leden / února únor / března březen / dubna duben / května květen / června červen / července červenec"
    " / srpna srpen / září / října říjen / listopadu / prosince prosinec",
    "sk": "januára január / februára február / marca marec / apríla apríl / mája máj / júna jún / júla júl / augusta"
    " / septembra / októbra október / novembra / decembra",
    "sl": "januarja januar / februarja februar / marca marec / aprila / maja maj / junija junij / julija julij"
    " / avgusta avgust / septembra / oktobra / novembra / decembra",
    "hr": "siječnja siječanj / veljače veljača / ožujka ožujak / travnja travanj / svibnja svibanj / lipnja lipanj"
    " / srpnja srpanj / kolovoza kolovoz / rujna rujan / / studenoga studenog studeni / prosinca prosinac",
    "sr": "јануара јануар januara / фебруара фебруар februara / марта март marta / априла април / маја мај"
    " / јуна јун juna / јула јул jula / августа август / септембра септембар septembar / октобра октобар oktobar"
    " / новембра новембар novembar / децембра децембар decembar",
    "mk": "јануари / февруари / март / април / мај / јуни / јули / август / септември / октомври / ноември / декември",
    "bg": "януари / февруари / март / април / май / юни / юли / август / септември / октомври / ноември / декември",
    "be": "студзеня студзень / лютага люты / сакавіка сакавік / красавіка красавік / мая май / чэрвеня чэрвень"
    " / ліпеня ліпень / жніўня жнівень / верасня верасень / кастрычніка кастрычнік / лістапада лістапад"
    " / снежня снежань",
    "hu": "január / február / március / április / május / június / július / augusztus / szeptember / október / november"
    " / december",
    "ro": "ianuarie / februarie / martie / aprilie / mai / iunie / iulie / august / septembrie / octombrie / noiembrie"
    " / decembrie",
    "da": "januar / februar / marts / april / maj / juni / juli / august / september / oktober / november / december",
    "nb": "januar / februar / mars / april / mai / juni / juli / august / september / oktober / november / desember",
    "sv": "januari / februari / mars / april / maj / juni / juli / augusti / september / oktober / november / december",
    "is": "janúar / febrúar / mars / apríl / maí / júní / júlí / ágúst / september / október / nóvember / desember",
    "fi": "tammikuuta tammikuu / helmikuuta helmikuu / maaliskuuta maaliskuu / huhtikuuta huhtikuu"
    " / toukokuuta toukokuu / kesäkuuta kesäkuu / heinäkuuta heinäkuu / elokuuta elokuu / syyskuuta syyskuu"
    " / lokakuuta lokakuu / marraskuuta marraskuu / joulukuuta joulukuu",
    "et": "jaanuar / veebruar / märts / aprill / mai / juuni / juuli / august / september / oktoober / november"
    " / detsember",
    "lv": "janvāris janvārī / februāris februārī / marts martā / aprīlis aprīlī / maijs maijā / jūnijs jūnijā"
    " / jūlijs jūlijā / augusts augustā / septembris septembrī / oktobris oktobrī / novembris novembrī"
    " / decembris decembrī",
    "lt": "sausio / vasario / kovo / balandžio / gegužės / birželio / liepos / rugpjūčio / rugsėjo / spalio / lapkričio"
    " / gruodžio",
    "el": "ιανουαρίου ιανουάριος ιαν / φεβρουαρίου φεβρουάριος φεβ / μαρτίου μάρτιος μαρ / απριλίου απρίλιος απρ"
    " / μαΐου μάιος / ιουνίου ιούνιος ιουν / ιουλίου ιούλιος ιουλ / αυγούστου αύγουστος αυγ"
    " / σεπτεμβρίου σεπτέμβριος σεπτ σεπ / οκτωβρίου οκτώβριος οκτ / νοεμβρίου νοέμβριος νοε"
    " / δεκεμβρίου δεκέμβριος δεκ",
    "sq": "janar / shkurt / mars / prill / maj / qershor / korrik / gusht / shtator / tetor / nëntor / dhjetor",
    "ca": "gener / febrer / març / abril d'abril / maig / juny / juliol / agost d'agost / setembre / octubre d'octubre"
    " / novembre / desembre",
    "id": "januari / februari / maret / april / mei / juni / juli / agustus agt / september / oktober okt / november"
    " / desember des",
    "az": "yanvar / fevral / mart / aprel / may / iyun / iyul / avqust / sentyabr / oktyabr / noyabr / dekabr",
    "kk": "қаңтар / ақпан / наурыз / сәуір / мамыр / маусым / шілде / тамыз / қыркүйек / қазан / қараша / желтоқсан",
    "hy": "հունվարի / փետրվարի / մարտի / ապրիլի / մայիսի / հունիսի / հուլիսի / օգոստոսի / սեպտեմբերի / հոկտեմբերի"
    " / նոյեմբերի / դեկտեմբերի",
    "ka": "იანვარი / თებერვალი / მარტი / აპრილი / მაისი / ივნისი / ივლისი / აგვისტო / სექტემბერი / ოქტომბერი / ნოემბერი"
    " / დეკემბერი",
    "he": "ינואר בינואר / פברואר בפברואר / מרץ במרץ / אפריל באפריל / מאי במאי / יוני ביוני / יולי ביולי"
    " / אוגוסט באוגוסט / ספטמבר בספטמבר / אוקטובר באוקטובר / נובמבר בנובמבר / דצמבר בדצמבר",
    "ur": "جنوری / فروری / مارچ / اپریل / مئی / جون / جولائی / اگست / ستمبر / اکتوبر / نومبر / دسمبر",
}

MONTHS: dict[str, int] = {word: number for names in _MONTHS.values() for word, number in _numbered(names).items()}
"""Folded month name -> 1..12. No name means two months in two of the languages."""
_GERESH = "׳"
ANY_LANGUAGE = "*"
"""For where a date stands, and not which day it is: a name counts that means two months in two languages."""
# What is a month in one language alone: names that mean another one elsewhere, short ones (CLDR's) that are words
# elsewhere, and names of persons.
_MONTHS_OF_ONE = {
    language: _numbered(names)
    for language, names in {
        "de": "/ / mrz",
        "nl": "/ febr",
        "ca": "/ febr / / / / / / ag",
        "pl": "sty / lut / / kwi / / cze / lip / sie / wrz / paź / listopada listopad lis / gru",
        "cs": "led / úno / bře / dub / kvě / čvn / čvc / srp / zář / říj / listopad listopada lis / pro",
        "hr": "sij / velj / ožu / tra / svi / lip / srp / kol / ruj / listopada listopad lis / stu / pro",
        "sl": "/ / / / / / / avg",
        "sr": "јан / феб / мар / апр / / јун / јул / авг avg / сеп септ / окт / нов / дец",
        "bs": "/ / / / / / / avg",
        "mk": "јан / фев / мар / апр / / јун / јул / авг / сеп септ / окт / ное / дек",
        "bg": "яну / / / / / / / / сеп септ / / ное",
        "uk": "/ / / кві / тра / чер / / сер / / жов / лис / гру",
        "be": "сту / / сак / кра / / чэр / ліп / жні / / кас / ліс / сне",
        "hu": "/ febr / márc / ápr / / / / / szept",
        "ro": "ian / / / / / iun / iul / / / / noiem",
        "fi": "tammi tammik / helmi helmik / maalis maalisk / huhti huhtik / touko toukok / kesä kesäk"
        " / heinä heinäk / elo elok / syys syysk / loka lokak / marras marrask / joulu jouluk",
        "et": "jaan / veebr / / / / / / / / / / dets",
        "lv": "/ febr",
        "lt": "sausis saus / vasaris vas / kovas kov / balandis bal / gegužė geg / birželis birž / liepa liep"
        " / rugpjūtis rugp / rugsėjis rugs / spalis spal / lapkritis lapkr / gruodis gruod",
        "el": "/ / / / μάι",
        "he": "ינו בינו / פבר בפבר / / אפר באפר / / / / אוג באוג / ספט בספט / אוק באוק / נוב בנוב / דצמ בדצמ",
        ANY_LANGUAGE: "/ / / / / / / / / / listopada listopad",
    }.items()
}

MONTH_STARTS, MONTH_ENDS = (frozenset(word.split()[at] for word in MONTHS if " " in word) for at in (0, 1))
"""First and second words of the names that are written as two words."""


def word_set(text: str) -> frozenset[str]:
    """The folded words of a text, as a set."""
    return frozenset(fold(word) for word in text.split())


WEEKDAYS = word_set(
    "monday mon tuesday tues tue wednesday weds wed thursday thurs thur thu friday fri saturday sat sunday sun"
    " lunes lun martes mar miércoles mié jueves jue viernes vie sábado sáb domingo dom"
    " lundi mardi mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim"
    " montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so"
    " segunda terça quarta quinta sexta feira lunedì martedì mercoledì giovedì venerdì sabato domenica"
    " maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
    " poniedziałek wtorek środa czwartek piątek sobota niedziela"
    " pazartesi salı çarşamba perşembe cuma cumartesi pazar"
    " pondělí úterý středa čtvrtek pátek neděle pondelok utorok streda štvrtok piatok nedeľa"
    " ponedeljek torek sreda četrtek petek nedelja ponedjeljak utorak srijeda četvrtak petak subota nedjelja"
    " понедељак уторак среда четвртак петак субота недеља ponedeljak понеделник четврток петок сабота недела"
    " сряда четвъртък петък събота неделя панядзелак аўторак серада чацвер пятніца нядзеля"
    " hétfő kedd szerda csütörtök péntek szombat vasárnap luni marți miercuri joi vineri sâmbătă duminică"
    " mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tisdag lördag söndag"
    " mánudagur þriðjudagur miðvikudagur fimmtudagur föstudagur laugardagur sunnudagur"
    " maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina"
    " maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai"
    " esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev"
    " pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena"
    " pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis sekmadienis"
    " δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή"
    " dilluns dimarts dimecres dijous divendres dissabte diumenge senin selasa rabu kamis jumat sabtu minggu"
    " дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі"
    " երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ կիրակի"
    " ორშაბათი სამშაბათი ოთხშაბათი ხუთშაბათი პარასკევი შაბათი კვირა"
    " понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс"
    " понеділок вівторок середа пʼятниця субота неділя"
    " الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"
    " یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه پنج‌شنبه جمعه شنبه"
)

FILLERS = word_set(
    "st nd rd th o a er eme the of at on de del el la las le los les du das der den am um uhr h hs hrs hours horas"
    " à الساعة في من يوم م هـ ore alle do da às em"
    " op om uur godz saat г год года году в р о"
    " klo kl ob u ora στις pukul plkst val kell ч час den dne dňa dana gada m d година"
)

# What stands before the times of a publication and of a change in the languages whose words are like no others, as
# alternatives of a pattern.
PUBLISHED_ELSEWHERE = (
    r"erstmals\s+erschienen(?:\s+am)?|publicerad(?:es)?|publi[cs]eret|udgivet|offentliggjort|publisert|julkaistu|publikováno|zveřejněno|vydáno"
    r"|publikované|uverejnené|zverejnené|objavljeno|објављено|објавено|публикуван[ао]?|közzétéve|megjelent|publicat"
    r"|δημοσ[ιί]ε(?:ύ[θτ]ηκε|υση|υμένο)|avaldatud|publicēts|paskelbta|publikuota|diterbitkan|dipublikasikan|פורסם"
)
CHANGED_ELSEWHERE = (
    r"(?:senast\s+)?uppdaterad|(?:sist\s+)?oppdatert|(?:senest\s+)?opdateret|päivitetty|muokattu|aktualizováno"
    r"|aktualizované|posodobljeno|ažurirano|ажурирано|ажурирана|актуализиран[ао]?|обновен[ао]?|frissítve|módosítva"
    r"|actualit?zat|(?:τελευταία\s+)?ενημ[εέ]ρωση|ενημερώθηκε|uuendatud|muudetud|atjaunin[āa]ts|atjaunots|atnaujinta"
    r"|diperbarui|עודכן"
    r"|(?<!\w)(?:(?:laatst\s+)?(?:aangepast|gewijzigd|bijgewerkt|geüpdatet)|laatste\s+(?:update|wijziging|aanpassing)"
    r"|uppdaterat|(?:senast\s+)?ändrad|redigerad|(?:sist\s+)?endret|(?:senest\s+)?(?:redigeret|ændret)"
    r"|(?:naposledy\s+)?(?:upraveno|změněno|upravené|zmenené)|zmieniono|modificat[oa]|змінено|оновлена|отредактировано"
    r"|(?:zadnja\s+)?izmjena|izmijenjeno|spremenjeno|diubah|cập\s+nhật|cập\s+nhật\s+lần\s+cuối)(?!\w)"
)

CHANGED_ON_DAYS = (
    r"update(?:\s+vom)?|changed|aktualisierung(?:\s+vom)?|aktualizacja(?:\s+z(?:\s+dnia)?)?|akt\.|aktualizace(?:\s+dne)?"
    r"|aggiornamento(?:\s+del)?|modifica(?=\s+il\b)|modificad[oa]|actualisée?|(?-i:MAJ)"
)
"""Words that tell of a change where they begin a part of a line, and a day or a time of day stands behind them."""

CORRECTED = r"amended|corrected|corrigée?|corregid[oa]|corrigid[oa]|corrett[oa]|korrigiert|berichtigt"
"""Words that tell of a change where a date stands behind them."""

# Days before today.
DAY_WORDS = {
    fold(word): days
    for days, words in enumerate(
        (
            "today hoy اليوم aujourd'hui heute hoje oggi vandaag dzisiaj dziś bugün сегодня сьогодні"
            " dnes danes danas idag tänään täna šodien šiandien σήμερα днес avui astăzi",
            "yesterday ayer أمس البارحة hier gestern ontem ieri gisteren wczoraj dün вчера вчора"
            " včera včeraj jučer juče igår eilen eile vakar χθες ahir tegnap",
            "anteayer antier vorgestern anteontem eergisteren позавчера",
        )
    )
    for word in words.split()
}

DAY_BEFORE = word_set("أول avant")
"""Words that put yesterday one day further back: `أول أمس`, `avant-hier`."""

HALF_DAYS = {"am": 0, "a.m.": 0, "a.m": 0, "ص": 0, "صباحا": 0, "pm": 12, "p.m.": 12, "p.m": 12, "م": 12, "مساء": 12}

# Seconds; Arabic has a dual, and a singular that stands alone for one.
UNITS = {
    fold(word): seconds
    for seconds, words in {
        1: "s sec secs second seconds segundo segundos seconde secondes sekunde sekunden secondo secondi"
        " секунду секунды секунд ثانية ثوان ثواني ثانیه"
        " saniye δευτερόλεπτα שניות sekund sekunder sekundami seconden sekuntia secunde секунди detik giây सेकंड",
        60: "m min mins minute minutes minuto minutos minuten minuti minutes минуту минуты минут мин دقيقة دقائق دقیقه"
        " dakika λεπτά λεπτό דקות דקה minuter minutter minut minuta minuty minutami minutou minúta minútami minuuttia"
        " minuutti minutit minūtēm minūtes minučių minutę perccel минути минута хвилин хвилини хвилину menit phút"
        " मिनट منٹ րոպե წუთის dəqiqə mínútum minuts",
        3600: "h hr hrs hour hours hora horas heure heures stunde stunden std ora ore час часа часов ساعة ساعات ساعت"
        " saat ώρες ώρα שעות שעה timmar timme timer time hodinami hodinou hodin hodiny godzin godziny godzinę urami"
        " urama uro sati sata sat сата сати сат tuntia tunti tundi stundām stundas stundu valandas valandų val órával"
        " oră години годин годину jam giờ घंटे घंटा گھنٹے گھنٹہ ժամ საათის сағат klukkustundum hores orë uur uren",
        86_400: "d day days día días jour jours tag tage tagen dia dias giorno giorni день дня дней يوم أيام روز"
        " gün ημέρες μέρες ημέρα μέρα ימים יום dagar dag dager dage døgn dny dnem dní dňami dňom dni dana dan дана дан"
        " дни ден päivää päivä päeva päev dienām dienas dienų dieną nappal zile zi дні днів hari ngày दिन دن օր დღის"
        " күн dögum dies ditë dagen",
        604_800: "w week weeks semana semanas semaine semaines woche wochen settimana settimane неделю недели недель"
        " أسبوع أسابيع هفته"
        " hafta εβδομάδες εβδομάδα שבועות שבוע veckor vecka uker uke uger uge týdny týdnem týždňami týždňom tygodnie"
        " tygodni tjedna tjedana nedelje недеље седмици viikkoa viikko nädalat nedēļām savaites héttel săptămâni"
        " тижні тижнів minggu tuần हफ्ते सप्ताह ہفتے շաբաթ კვირის həftə апта vikum setmanes javë weken",
    }.items()
    for word in words.split()
}
# What stands before a count of such units that have passed, what stands behind it, and what is printed instead of one.
BEFORE_AGES = (
    "hace", "il y a", "vor", "ha", "há", "منذ", "قبل", "πριν από", "πριν", "לפני", "před", "pred", "prije", "pre",
    "пре", "преди", "пред", "acum", "pirms", "prieš", "fa", "fyrir",
)  # fmt: skip
BEHIND_AGES = (
    "ago", "fa", "atrás", "atras", "назад", "پیش", "پيش", "قبل", "önce", "πριν", "sedan", "siden", "temu", "sitten",
    "tagasi", "geleden", "în urmă", "тому", "тому назад", "yang lalu", "lalu", "trước", "पहले", "پہلے", "առաջ", "წინ",
    "əvvəl", "бұрын", "më parë", "ezelőtt",
)  # fmt: skip
NOW = (
    "just now", "à l'instant", "ahora mismo", "gerade eben", "только что", "هم‌اکنون", "هم اکنون", "هماکنون",
    "az önce", "刚刚", "剛剛", "たった今", "방금 전",
)  # fmt: skip
DUALS = {
    "دقيقتين": 60, "ساعتين": 3600, "يومين": 86_400, "اسبوعين": 604_800,
    "שעתיים": 3600, "יומיים": 86_400, "שבועיים": 604_800,
}  # fmt: skip
AGE_UNITS = {
    word.replace("_", " "): seconds
    for seconds, words in {
        1: "秒前 秒钟前 秒鐘前 초_전 초전",
        60: "分前 分钟前 分鐘前 분_전 분전 perce นาทีที่แล้ว นาทีที่ผ่านมา",
        3600: "小时前 小時前 个小时前 個小時前 時間前 시간_전 시간전 órája ชั่วโมงที่แล้ว ชั่วโมงที่ผ่านมา",
        86_400: "天前 日前 일_전 일전 napja วันที่แล้ว วันที่ผ่านมา",
        604_800: "周前 週前 星期前 个星期前 個星期前 週間前 주_전 주전 hete สัปดาห์ที่แล้ว",
    }.items()
    for word in words.split()
}
"""Units that say by themselves that they have passed, in seconds."""

# Hours from UTC of the zone names that mean one thing in news.
ZONES = {
    "z": 0.0, "utc": 0.0, "gmt": 0.0, "wet": 0.0, "bst": 1.0, "cet": 1.0, "west": 1.0, "cest": 2.0, "eet": 2.0,
    "sast": 2.0, "eest": 3.0, "msk": 3.0, "irst": 3.5, "gst": 4.0, "hkt": 8.0, "jst": 9.0, "kst": 9.0, "aest": 10.0,
    "aedt": 11.0, "nzst": 12.0, "nzdt": 13.0, "trt": 3.0, "pkt": 5.0, "wib": 7.0, "wita": 8.0, "sgt": 8.0,
    "est": -5.0, "edt": -4.0, "cdt": -5.0, "mst": -7.0, "mdt": -6.0, "pst": -8.0, "pdt": -7.0,
}  # fmt: skip

# Those that are words as well, and so are zones in capitals alone.
ZONES_IN_CAPITALS = {"WAT": 1.0, "EAT": 3.0, "WIT": 9.0}

# Those that mean several, and the hours by which a zone tells that it is meant: India (Ireland and Israel share theirs
# with too many), Chicago and China, Halifax and Riyadh.
ZONES_OF_SEVERAL = {"IST": (5.5,), "CST": (-6.0, 8.0), "AST": (-4.0, 3.0)}
# Which of these the languages mean that are spoken in one of them; English papers with `a.m.` and `p.m.` are American.
ZONES_OF_LANGUAGES = {
    **{(language, "IST"): 5.5 for language in ("hi", "bn", "mr", "ta", "te", "gu", "kn", "ml", "pa")},
    ("ga", "IST"): 1.0, ("he", "IST"): 2.0, ("zh", "CST"): 8.0, ("ar", "AST"): 3.0,
}  # fmt: skip
AMERICAN_CENTRAL = ("en", "CST", -6.0)

# Whose time Arabic names behind a time of day: `بتوقيت غرينتش`, `(توقيت مكة)`.
ZONES_IN_ARABIC = {
    fold(name): zone
    for names, zone in (
        ("غرينتش غرينيتش جرينتش", "UTC"), ("مكة السعودية الرياض", "Asia/Riyadh"), ("القاهرة", "Africa/Cairo"),
        ("أبوظبي دبي الإمارات", "Asia/Dubai"), ("بيروت", "Asia/Beirut"), ("بغداد", "Asia/Baghdad"),
    )
    for name in names.split()
}  # fmt: skip

# Zones named without saying whether it is summer. Printed behind `p.m.` only: alone the words mean much else.
ZONES_OF_PLACES = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
}  # fmt: skip


@lru_cache(maxsize=4096)
def month_number(word: str, language: str = "") -> int | None:
    """The month (1..12) that a printed word or pair of words names: in any of the languages, first in the one given."""
    folded = fold(word).rstrip(f".'{_GERESH}")
    return _MONTHS_OF_ONE.get(language, {}).get(folded) or MONTHS.get(folded)


_WHOLE_NAME, _LONG_NAME = 4, 8  # letters
_WITH_STOPS = ("cs", "sk", "sl", "hr", "sr", "da", "nb", "is", "fi", "et", "lv")
# `20. November 2026`, `3. Oktober: ...`, `9. November war ...`
_DAY = re.compile(
    r"\s*(?:0?[1-9]|[12]\d|3[01])\.\s+(?P<month>[^\W\d_]{3,})"
    r"(?:\.?,?\s+(?P<year>(?:19|20)\d\d)\b|\.?(?:\s*[:,–—-]|\W*(?:\s[a-zß-ÿ]|$)))"
)
# Names that tell a day without a year as well: German ones, what its neighbours write, and long ones of languages with
# that stop. Others put none behind a day, and have months that are other words: `2. March on the town`.
_BEHIND_STOPS = (
    word_set("mai december")
    | {name for name in _numbered(_MONTHS["de"]) if len(name) >= _WHOLE_NAME}
    | {name for each in _WITH_STOPS for name in _numbered(_MONTHS[each]) if len(name) >= _LONG_NAME}
)


def begins_with_day(text: str) -> bool:
    """Whether a text begins with a day and its month's name, not with a number of a list: `20. November 2026`."""
    found = _DAY.match(text)
    if found is None or month_number(found["month"], ANY_LANGUAGE) is None:
        return False
    return found["year"] is not None or fold(found["month"]) in _BEHIND_STOPS

"""Words of persons' names in scripts without capitals, where any two words may look like a name.

Common given names, and family names where those stand last. A name that is not among them is one all the same where a
label, a link or what somebody is stands beside it: these are only for names that stand alone.
"""

from __future__ import annotations

import re

from spiders.extraction.byline_words import UNNAMED_HAN
from spiders.extraction.date_words import word_set
from spiders.extraction.letter_forms import fold

# Those that begin other phrases as well are left out: `أمين عام`, `صلاح الدين`, `رائد فضاء`, `בני ברק`.
_GIVEN = word_set("""
    محمد محمود أحمد حامد حمدي مصطفى علي حسن حسين حسام عمر عمرو عثمان خالد وليد طارق طه ياسر ياسين يوسف يونس
    يحيى إبراهيم إسماعيل إسحاق موسى عيسى داود سليمان زكريا هارون جورج جوزيف جان إلياس بطرس بولس ميشال مارون
    طوني شربل أنطوان عبد عبدالله عبدالرحمن عبدالعزيز عبدالكريم عبدالرحيم عبداللطيف عبدالحميد عبدالقادر
    عبدالمجيد عبدالوهاب عبدالفتاح سعد مسعود فهد فيصل نايف ماجد مازن ماهر مهند مؤيد معتز معاذ بلال أيمن أنس
    أسامة أشرف أكرم إياد إيهاب باسل باسم بسام بشار بشير تامر توفيق ثامر جاسم جعفر جلال حاتم حازم حمزة حمد
    حيدر خليل رامي رامز راشد رياض زياد زيد زين سامح سامر سعود سمير سيف شريف شهاب صهيب ضياء طلال عاصم عباس
    عدنان عصام عقيل علاء عماد غسان فادي فارس فاروق فؤاد فراس فوزي قاسم قصي كاظم كرم لؤي مروان مشعل منير مهدي
    ناصر نبيل نزار نضال هادي هاني هشام هيثم وائل وسام وسيم فاطمة زينب مريم خديجة عائشة سارة سلمى ليلى لينا
    لمى لميس رنا رانيا ريم ريما رشا رولا رغدة دينا داليا ديما نادية نادين نجلاء نرمين نهى نورا نورة هالة هبة
    هند هدير هيام ياسمين يسرا منى منال مها مي ميساء مروة شيماء شيرين سهى سهام سناء سميرة سمر رحاب غادة عبير
    علا حنان حنين جيهان ثريا بتول آلاء إيناس أميرة رضا امیر حمید سعید مجید وحید حسین مهدی علیرضا محمدرضا
    حمیدرضا غلامرضا ابوالفضل ابراهیم کامران بهرام بهروز فریبرز فرهاد کیوان آرش سیاوش سهراب داریوش کوروش
    پیمان پویا نیما سینا شهرام مهران مهرداد هوشنگ جواد زهرا نرگس نسرین مینا پریسا فائزه فرزانه الهام سمیه
    طاهره معصومه مهسا نازنین شیوا
    דוד משה יוסף יוסי יעקב יצחק אברהם אבי אבנר איתן איתי אלון אמיר אריאל אריה אורי אורן אסף בועז ברק גיא גדי
    דני דניאל דרור יאיר יובל יונתן יהודה ירון ליאור מאיר מיכאל נדב נועם ניר עמית עמוס עופר עידו רועי רונן רן
    שלמה שמעון תומר שרה רחל לאה מרים רבקה דנה מיכל נועה יעל ענת אורית רונית שירה הדס ליאת עדי
    राहुल अमित अनिल सुनील संजय अजय राजेश रमेश सुरेश महेश मुकेश दिनेश राकेश राजीव विवेक अरुण अशोक मनोज पंकज
    प्रदीप संदीप आलोक अभिषेक रवि श्याम गोपाल नितिन सचिन सौरभ दीपक प्रमोद विनोद नरेंद्र राजेंद्र सुरेंद्र
    जितेंद्र प्रिया नेहा अंजलि सुनीता अनीता रीता मीना सरिता ममता स्वाति श्वेता
    สมชาย สมศักดิ์ สมพงษ์ สมบัติ สมบูรณ์ สมหญิง สมใจ ประเสริฐ ประสิทธิ์ ประยูร วิชัย วิทยา วีระ วรรณา วันชัย
    ธนา ธีระ นพดล นงลักษณ์ สุชาติ สุรชัย สุรศักดิ์ สุวรรณา สุภาพ สุดา ชัยวัฒน์ ณัฐพล ณัฐวุฒิ กิตติ อนุชา
    อภิชาติ อรุณ พรทิพย์ มานะ มานี ปิยะ เกรียงไกร เฉลิม
    """)
_FAMILY = word_set("""
    कुमार सिंह शर्मा वर्मा गुप्ता यादव मिश्रा मिश्र तिवारी त्रिपाठी पांडेय पांडे पाण्डेय दुबे द्विवेदी
    चतुर्वेदी शुक्ला शुक्ल श्रीवास्तव सक्सेना अग्रवाल जैन चौधरी सिन्हा झा ठाकुर चौहान राठौर जोशी पंत रावत
    नेगी बिष्ट पटेल शाह मेहता देसाई कुलकर्णी पाटिल खान अंसारी
    """)
# Family names of most of China.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾"
    "夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧肅葉蘇呂盧鍾譚陸賈韋鄒龍賀顧龔萬錢嚴湯"
)
_IDEOGRAPHS = "\u3400-\u9fff"
# In Korean, and in Japanese and Chinese: behind names as they are, before them with a sign or space between, or with
# what they did behind: `記者李明華／台北報導`. Desks and papers have reporters as well: `사회부 기자`, `本报记者`.
# A desk may stand before a name: `정치부 김민지 기자`. Second names begin as family names do: not `李明华 被捕`.
_KOREAN_FAMILIES = (
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류"
    "나진지엄채원천방공현함변염여추도소석선설마길연위표명"
)
_KOREAN = (
    r"(?:(?:남궁|황보|제갈|선우|독고|사공|서문|동방)[\uac00-\ud7af]{2}"
    rf"|(?=[{_KOREAN_FAMILIES}])(?!유튜브)[\uac00-\ud7af]{{3}}(?<![부팀])(?<!편집국)(?<!보도국))"
)
# What stands before a name: `서울=김민지`, `(서울=뉴스1) 김민지`, `사회부 김민지`; and behind it: `김민지 온라인 기자`.
_BEFORE_KOREAN = (
    r"(?:[\[(【]?[\uac00-\ud7af]{2,6}\s?=\s?(?:[\uac00-\ud7af\d]{2,6}[\])】]\s?)?)?"
    r"(?:글\s|[\uac00-\ud7af]+[부팀국]\s)?"
)
_BEHIND_KOREAN = (
    r"(?:(?:온라인|디지털|인터넷|스포츠|글로벌|경제|정치|사회|문화|연예|국제|산업|금융|증권|의학|과학|환경|교육|법조"
    r"|부동산|자동차|여행|전국|뉴스)(?:[부팀국]|전문)?|선임|전문|수습|객원|인턴|대)?"
)
# Family names end as desks do: `服部記者`, `社会部記者`.
_NO_DESK = "(?:(?<!部)|(?<=[服阿安渡矢磯岡園宮織綾]部)|(?<=長谷部)|(?<=日下部))"
_ONE_BEHIND = rf"[{_IDEOGRAPHS}]{{2,4}}"
_ANOTHER_BEHIND = rf"[\s、,，](?=[{_SURNAMES}]){_ONE_BEHIND}"
_REPORTERS = re.compile(
    rf"{_BEFORE_KOREAN}(?P<korean>{_KOREAN}(?:\s?[,·、]\s?{_KOREAN}){{0,5}})\s?{_BEHIND_KOREAN}\s?(?:기자|특파원)"
    r"(?:\s=|[\])】])?"
    rf"|(?P<before>[\u3040-\u30ff{_IDEOGRAPHS}]{{2,5}}){_NO_DESK}(?<![社局聞闻网網报報台臺])(?<!特派)(?<!见习)(?<!見習)\s?[记記]者"
    rf"|(?:[{_IDEOGRAPHS}]{{1,6}}[报報社网網台臺]\s?)?[记記]者"
    rf"(?:[\s:\uff1a/]+|(?=[{_SURNAMES}]))(?P<behind>{_ONE_BEHIND}(?:{_ANOTHER_BEHIND}){{0,5}})"
    rf"(?:\s?[／/]\s?[{_IDEOGRAPHS}]{{0,8}}(?:[报報][导導道]|[电電]))?"
)
_REPORTER = re.compile("기자|특파원|[记記]者")
_LONGEST_OF_REPORTERS = 80  # letters
_ADDRESS = re.compile(r"[\s|·]+[\w.+-]+@[\w.-]+$")
_BETWEEN_REPORTERS = re.compile(r"[\s,，、·]+")


def is_persons(name: str) -> bool:
    """Whether a name in a script without capitals begins with a common given name or ends with a family name."""
    words = fold(name).split()
    return len(words) > 1 and (words[0] in _GIVEN or words[-1] in _FAMILY)


def reporters_in(line: str) -> tuple[str, ...]:
    """Whom a line names that is but names and the East Asian word for a reporter: `김민수 기자`, `记者 李明华`."""
    if (line[:1].isascii() and line[:1] not in "[(") or len(line) > _LONGEST_OF_REPORTERS or not _REPORTER.search(line):
        return ()
    match = _REPORTERS.fullmatch(_ADDRESS.sub("", line))
    names = (match["korean"] or match["before"] or match["behind"]) if match else ""
    found = tuple(filter(None, _BETWEEN_REPORTERS.split(names)))
    return () if any(map(UNNAMED_HAN.search, found)) else found

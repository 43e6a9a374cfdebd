"""What heads a page that is not there, in languages of which `refusal_words.py` has no other words.

One pattern for each language, of the whole head; what stands before and behind it is said there.
"""

from __future__ import annotations

MISSING_PAGES = (
    # Dutch
    r"(?:de |deze )?(?:opgevraagde |gevraagde )?pagina(?: die je zoekt)? (?:is |werd |kan |kon )?(?:helaas )?"
    r"(?:niet (?:\(?meer\)? )?(?:gevonden|beschikbaar)(?: worden)?|bestaat (?:helaas )?niet(?: meer)?)"
    r"|(?:we|wij) (?:kunnen|konden) (?:de|deze) pagina niet vinden",
    # Polish
    r"nie znaleziono (?:strony|artykułu)|(?:ta |podana |szukana )?stron[ay] (?:nie (?:istnieje|została znaleziona"
    r"|znaleziona|jest dostępna)|nie znaleziono)",
    # Czech and Slovak
    r"(?:tato |táto |požadovaná )?str[aá]nka (?:nebyla nalezena|nenalezena|neexistuje|nebola nájdená|nenájdená)"
    r"|stránku (?:se nepodařilo najít|sa nepodarilo nájsť)",
    # Ukrainian
    r"(?:такої |цієї )?сторінк[ауи] (?:не (?:знайдено|знайдена|існує|існують))",
    # Turkish
    r"(?:üzgünüz\W*)?(?:aradığınız |bu |istenen )?sayfa(?:yı)? (?:bulunamadı|bulamadık|mevcut değil|yok)",
    # Swedish, Danish, Norwegian
    r"sidan (?:du (?:söker|letar efter) )?(?:kunde inte hittas|hittades inte|finns inte(?: längre)?|saknas)"
    r"|sid(?:en|a) (?:du leter etter |du søger )?(?:blev ikke fundet|ble ikke funnet|vart ikkje funnen"
    r"|findes ikke(?: længere)?|finnes ikke(?: lenger)?|kunne ikke findes|kunne ikke bli funnet)",
    # Finnish, Estonian
    r"sivua ei löyt(?:ynyt|y)|etsimääsi sivua ei (?:löytynyt|löydy|ole)|lehte ei leitud",
    # Hungarian
    r"(?:a keresett |az )?oldal nem (?:található|létezik|elérhető)",
    # Romanian
    r"(?:ne pare rău\W*)?pagina (?:căutată |solicitată )?(?:nu (?:a fost găsită|există|este disponibilă)|negăsită)",
    # Greek
    r"(?:η )?σελίδα (?:που (?:ψάχνετε|αναζητάτε) )?δεν (?:βρέθηκε|υπάρχει)",
    # Bulgarian, Serbian, Croatian
    r"страницата не (?:е намерена|беше намерена|съществува)|страница није пронађена"
    r"|stranica nije (?:pronađena|dostupna)|stranica ne postoji",
    # Hebrew
    r"(?:מצטערים\W*)?(?:הדף|העמוד)(?: המבוקש| שחיפשת)? (?:לא נמצא|אינו קיים|לא קיים)",
    # Hindi, Urdu
    r"(?:पृष्ठ|पेज|पन्ना) (?:नहीं मिला|मौजूद नहीं(?: है)?|उपलब्ध नहीं(?: है)?)|صفحہ (?:نہیں ملا|موجود نہیں)",
    # Indonesian, Malay, Vietnamese, Thai
    r"(?:maaf\W*)?halaman (?:yang anda cari )?(?:tidak (?:ditemukan|tersedia|ada)|tidak dijumpai)"
    r"|(?:không tìm thấy trang|trang (?:này |bạn tìm )?không tồn tại)|ไม่พบหน้า.{0,20}",
    # Japanese
    r"(?:お探しの|ご指定の)?(?:ページ|記事)(?:は|が)(?:見つかりません(?:でした)?|存在しません|ありません)",
    # Chinese
    r"(?:抱歉\W*|对不起\W*|對不起\W*)?(?:您|你)?(?:访问|訪問|要找|查找)?的?(?:页面|頁面|网页|網頁|文章)(?:不存在|未找到|找不到|已(?:被)?[删刪]除)"
    r"|(?:找不到|未找到|无法找到|無法找到)(?:该|該|此|您要的)?(?:页面|頁面|网页|網頁)",
)

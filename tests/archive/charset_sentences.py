"""Sentences of our own in languages that were written in many charsets."""

from datetime import date

TODAY = date(2026, 11, 2)

SENTENCES = {
    "ru": (
        "Наводнение закончилось, но чрезвычайная ситуация ещё продолжается, сообщила "
        "представитель организации. Более двух тысяч семей до сих пор живут в школах, а "
        "дороги на север закрыты."
    ),
    "uk": (
        "Повінь закінчилася, але надзвичайна ситуація триває, повідомила представниця "
        "організації. Понад дві тисячі родин досі живуть у школах, і дороги на північ "
        "закриті для вантажівок."
    ),
    "bg": (
        "Наводнението приключи, но извънредното положение не е, съобщи говорителят на "
        "организацията. Повече от две хиляди семейства все още живеят в училищата."
    ),
    "pl": (
        "Powódź się skończyła, ale sytuacja nadzwyczajna trwa - powiedziała rzeczniczka. "
        "Ponad dwa tysiące rodzin są nadal w szkołach, a drogi na północ zostały zamknięte, "
        "ponieważ mosty zostały zniszczone. Żywność będzie dostarczana przez wojsko."
    ),
    "cs": (
        "Povodeň skončila, ale mimořádný stav trvá, řekla mluvčí organizace. Více než dva "
        "tisíce rodin žije ve školách a silnice na sever jsou uzavřené, protože mosty byly "
        "zničeny. Potraviny přiváží také armáda."
    ),
    "hu": (
        "Az árvíz véget ért, de a vészhelyzet még nem, közölte a szervezet szóvivője. Több "
        "mint kétezer család él még mindig iskolákban, és az északi utakat lezárták. A "
        "kormány élelmiszert küld."
    ),
    "ro": (
        "Inundaţia s-a încheiat, dar situaţia de urgenţă nu, a declarat purtătoarea de "
        "cuvânt. Peste două mii de familii sunt încă în şcoli, iar drumurile către nord au "
        "fost închise după prăbuşirea podurilor."
    ),
    "hr": (
        "Poplava je završila, ali izvanredno stanje još traje, izjavila je glasnogovornica. "
        "Više od dvije tisuće obitelji još živi u školama, a ceste prema sjeveru su "
        "zatvorene. Vojska će također dopremiti hranu, rekla je."
    ),
    "fr": (
        "La crue est terminée, mais l'urgence ne l'est pas, a déclaré la porte-parole à "
        "Genève. Plus de deux mille familles déplacées vivent encore dans des écoles où "
        "elles ont été accueillies après l'effondrement des ponts."
    ),
    "de": (
        "Die Flut ist vorüber, aber der Notstand hält an, erklärte die Sprecherin für "
        "Österreich. Über zweitausend Familien müssen noch in Schulen übernachten, während "
        "die Straßen nach Norden gesperrt sind. Größte Sorge sind die Brücken."
    ),
    "es": (
        "La inundación terminó, pero la situación de emergencia no, declaró la portavoz de "
        "la organización. Más de dos mil familias están todavía en escuelas según el "
        "ministro, y los niños también. Será difícil este año."
    ),
    "pt": (
        "A inundação terminou, mas a situação de emergência não, declarou a porta-voz da "
        "organização. Mais de duas mil famílias estão até agora em escolas, e as estradas "
        "também são intransitáveis."
    ),
    "sv": (
        "Översvämningen är över, men nödläget är det inte, säger talespersonen. Över två "
        "tusen familjer bor fortfarande på skolor, och vägarna norrut är stängda för all "
        "trafik. Människor får hjälp från armén."
    ),
    "fi": (
        "Tulva on päättynyt, mutta hätätila ei, sanoi järjestön tiedottaja tänään. Yli "
        "kaksituhatta perhettä elää yhä kouluissa, ja myös tiet pohjoiseen ovat poikki. "
        "Ministeriö lisää apua, että lapset pääsevät kotiin."
    ),
    "tr": (
        "Sel sona erdi, ancak olağanüstü durum sürüyor, diye açıkladı kuruluşun sözcüsü. İki "
        "binden fazla aile hâlâ okullarda yaşıyor ve kuzeye giden yollar köprüler yıkıldığı "
        "için kapalı. Sağlık bakanlığı çok büyük yardım yapıyor."
    ),
    "el": (
        "Η πλημμύρα τελείωσε, αλλά η κατάσταση έκτακτης ανάγκης όχι, δήλωσε η εκπρόσωπος της "
        "οργάνωσης. Περισσότερες από δύο χιλιάδες οικογένειες ζουν ακόμη σε σχολεία και οι "
        "δρόμοι προς το βορρά είναι κλειστοί."
    ),
    "he": (
        "השיטפון הסתיים, אבל מצב החירום לא, אמרה דוברת הארגון. יותר מאלפיים משפחות עדיין "
        "גרות בבתי ספר, והכבישים צפונה סגורים. הממשלה הודיע כי הצבא מביא מזון לכל הכפרים של "
        "האזור."
    ),
    "ar": (
        "انتهى الفيضان لكن حالة الطوارئ لم تنته بعد، وقالت المتحدثة باسم المنظمة اليوم إن "
        "أكثر من ألفي أسرة لا تزال في المدارس، وإن الطرق إلى الشمال مغلقة بين المدن. وقال "
        "وزير الصحة إن الحكومة تعمل على ذلك."
    ),
    "lt": (
        "Potvynis baigėsi, bet nepaprastoji padėtis ne, šiandien pranešė organizacijos "
        "atstovė. Daugiau kaip du tūkstančiai šeimų dar gyvena mokyklose, o keliai į šiaurę "
        "yra uždaryti. Vyriausybė taip pat siunčia maistą į šalies kaimus."
    ),
    "zh": (
        "组织今天宣布，洪水已经结束，但紧急情况尚未结束。两千多个家庭仍然住在学校里，通往北方的道路已经关闭。军队正在运送食物。"
    ),
    "zh-tw": (
        "組織今天宣布，洪水已經結束，但緊急情況尚未結束。兩千多個家庭仍然住在學校裡，通往北方的道路已經關閉。軍隊正在運送食物。"
    ),
    "ja": (
        "洪水は終わったが緊急事態は終わっていないと、国際機関は本日発表した。二千以上の家族がまだ学校で生活しており、北への道路は閉鎖されている。"
    ),
    "ko": (
        "홍수는 끝났지만 비상사태는 끝나지 않았다고 국제기구는 오늘 발표했다. "
        "이천 가구 이상이 "
        "아직 학교에서 생활하고 있으며 북쪽으로 가는 도로는 폐쇄되었다."
    ),
    "th": (
        "น้ำท่วมสิ้นสุดลงแล้ว แต่ภาวะฉุกเฉินยังไม่สิ้นสุด โฆษกขององค์การกล่าวในวันนี้ "
        "ครอบครัวกว่าสองพันครอบครัวยังคงอาศัยอยู่ในโรงเรียน และถนนไปทางเหนือถูกปิด"
    ),
}

UNSEEN = {
    # No list of words was completed by these.
    "ru": (
        "Министр здравоохранения посетил больницу в Твери и поблагодарил врачей за "
        "работу. Новое отделение откроется весной, его строительство обошлось в сорок "
        "миллионов рублей."
    ),
    "pl": (
        "Minister zdrowia odwiedził szpital w Łodzi i podziękował lekarzom za ich pracę. "
        "Nowy oddział zostanie otwarty wiosną, a jego budowa kosztowała czterdzieści "
        "milionów złotych."
    ),
    "cs": (
        "Ministr zdravotnictví navštívil nemocnici v Plzni a poděkoval lékařům za jejich "
        "práci. Nové oddělení bude otevřeno na jaře a jeho stavba stála čtyřicet milionů "
        "korun."
    ),
    "hu": (
        "Az egészségügyi miniszter meglátogatta a győri kórházat, és megköszönte az "
        "orvosok munkáját. Az új osztály tavasszal nyílik meg, építése negyvenmillió "
        "forintba került."
    ),
    "tr": (
        "Sağlık bakanı İzmir'deki hastaneyi ziyaret etti ve doktorlara çalışmaları için "
        "teşekkür etti. Yeni bölüm ilkbaharda açılacak, yapımı kırk milyon liraya mal "
        "oldu."
    ),
    "el": (
        "Ο υπουργός υγείας επισκέφθηκε το νοσοκομείο της Πάτρας και ευχαρίστησε τους "
        "γιατρούς για το έργο τους. Η νέα πτέρυγα θα ανοίξει την άνοιξη και κόστισε "
        "σαράντα εκατομμύρια."
    ),
    "fr": (
        "La ministre de la Santé a visité l'hôpital de Besançon et remercié les médecins. "
        "Le nouveau pavillon ouvrira au printemps, sa construction a coûté quarante "
        "millions."
    ),
    "es": (
        "La ministra de Salud visitó el hospital de Málaga y agradeció su trabajo a los "
        "médicos. El nuevo pabellón abrirá en otoño y costó cuarenta millones."
    ),
    "ar": (
        "زار وزير الصحة المستشفى في المدينة وشكر الأطباء على عملهم. سيفتح القسم الجديد في "
        "الربيع وقد كلف بناؤه أربعين مليونا."
    ),
    "he": (
        "שר הבריאות ביקר בבית החולים בעיר והודה לרופאים על עבודתם. המחלקה החדשה תיפתח "
        "באביב ובנייתה עלתה ארבעים מיליון."
    ),
    "ja": (
        "厚生大臣は市内の病院を訪れ、医師たちの働きに感謝した。新しい"
        "病棟は春に開く予定で、建設には四千万円がかかった。"
    ),
    "zh": ("卫生部长访问了市医院，并感谢医生们的工作。新病房将在春天开放，建设费用为四千万元。"),
}

import type { Topic } from './Topic';

// Headings and verbs only help to place a command, so a missing language costs little. Latin, Cyrillic, CJK.

/** Words of headings and comments that say what the commands near them are for. */
export const HEADINGS: Record<Topic, RegExp> = {
  dev: /install|set[- ]?up|environment|develop|depend|requirement|prerequisit|getting started|quick ?start|build|einricht|umgebung|entwickl|aufsetzen|voraussetzung|environnement|mise en place|développ|dépendanc|prérequis|entorno|desarrollo|dependencia|configuración|puesta en marcha|requisitos|ambiente|instala|desenvolvimento|dependênc|dipenden|sviluppo|установ|настро|окружен|разработ|зависимост|安装|安裝|环境|環境|开发|開發|開発|依赖|部署|インストール|セットアップ|構築|설치|환경|개발|kurulum|instalacja|installeren|installasjon|asennus/i,
  run: /\brun|\busage|\buse\b|launch|\bserv|start|train|execut|reproduc|pipeline|demo|ausführ|starten|benutzung|verwendung|nutzung|lancer|lancement|exécut|utilis|démarr|entraîn|ejecu|uso\b|iniciar|entren|execu|rodar|treina|esegu|utilizzo|avvi|запус|использ|обуч|运行|運行|使用|启动|啟動|训练|実行|使い方|起動|実行|学習|실행|사용|시작|çalıştır|kullanım|uruchom|użycie|gebruik/i,
  test: /\btest|prueb|essai|\btester|prüf|teste[ns]?\b|testes|провер|тест|测试|測試|テスト|테스트|試験/i,
  debug:
    /debug|troubleshoot|\blogs?\b|problem|\berror|fehler|erreur|débog|dépann|depura|отлад|ошиб|проблем|调试|排查|日志|デバッグ|ログ|디버|로그/i,
};

/** A sentence that tells to do something with the command in it, and does not merely name it. */
export const TELLS =
  /\b(run|runs|running|execute|executes|call|type|enter|launch|start|invoke|führe|führen|ausführen|starte|starten|lancer|lancez|exécuter|exécutez|tapez|ejecutar|ejecuta|ejecute|corre|lanza|inicia|executar|execute|rode|rodar|eseguire|esegui|eseguite|avvia|uruchom|voer|kör|kjør|suorita)\b|çalıştır|запуст|выполн|运行|運行|执行|執行|启动|输入|実行|起動|입력|실행/i;

/** Headings under which a numbered list tells how to make the environment, without a command. */
export const SETUP_HEADING =
  /install|set[- ]?up|environment|dev ?container|einricht|umgebung|aufsetzen|environnement|mise en place|entorno|instala|ambiente|установ|настро|окружен|安装|安裝|环境|環境|インストール|セットアップ|構築|설치|환경|kurulum|instalacja/i;

/** Headings of a numbered list that may tell it, if a step says so. */
export const START_HEADING =
  /get(ting)? started|quick ?-?start|develop|running|erste schritte|entwickl|démarrage|premiers pas|développ|primeros pasos|primeiros passos|inicio rápido|desarrollo|desenvolvimento|primi passi|начало|разработ|快速|开始|開始|はじめに|使い方|시작/i;

/** Headings of a text that tells who runs a service what to do. */
export const RUNBOOK =
  /\b(run[- ]?books?)\b|^[\W\d]*(betriebshandbuch|betriebsanleitung|(manuel|guide) d['’]exploitation|manual de operaci(ón|ones)|guía de operaci(ón|ones)|manual de opera(ção|ções)|manuale operativo|руководство по эксплуатации|运维手册|維運手冊|运行手册|運用手順書?|運用マニュアル|ランブック|운영 ?(매뉴얼|가이드)|런북)(?![\w-])/i;

// Stems where endings vary. German nouns are one word, so nothing is asked of what stands before a stem.
const DEBUGGING_WORDS = [
  'debug|trouble[- ]?shoot|gotchas|common pitfalls|if (something|anything) goes wrong|(when|if) (things|it) (go|goes|fails?|breaks?)',
  '(handling|clearing|resolving|recover(ing|y) from) (\\w+ )?failures',
  '(known|common|frequent|typical|possible|potential|usual|general) (\\w+ )?(issues|problems|errors|bugs|failures)',
  '(view|check|inspect|read|tail|show|see|access)(ing)? (the |your )?(\\w+ )?logs\\b|(diagnos(e|ing)|solving|fixing) (common )?(problems|issues|errors)',
  // French
  "dépann|débog|débug|(résolution|résoudre) (des? |les )?(problèmes|erreurs|incidents)|(problèmes|erreurs) (connu|courant|fréquent|possible)|en cas (de problème|d[’']erreur|de panne)",
  // German, Dutch
  'fehler(suche|behebung|diagnose|beseitigung|analyse)|problem(behebung|behandlung)|störungs(suche|behebung)|(bekannte|häufige|mögliche|typische) (probleme|fehler)|probleme und lösungen',
  'probleemoplossing|problemen oplossen|foutopsporing|(bekende|veelvoorkomende|mogelijke) (problemen|fouten)',
  // Spanish, Portuguese, Catalan, Italian, Romanian
  'depura(ción|ndo|ção|r\\b|ció)|(soluci[oó]n|resoluci[oó]n|solução|resolução|resolució) (de |a )?(problem(as|es)|err(or|o)(es|s)|fallos)(?! d[eo] )|solucionando problemas',
  '(problem(as|es)|err(ores|os)|fallos|falhas) (comunes|comuns|frecuentes|frequentes|conocidos|conhecidos|habituales|coneguts)|si algo falla|se algo der errado',
  '(risoluzione|risolvere) (dei |di |degli |i )?(problemi|errori|guasti)(?! d)|(problemi|errori) (noti|comuni|frequenti)|depanare|probleme (cunoscute|frecvente)',
  // Polish, Czech, Hungarian, Turkish, Greek
  'rozwiązywanie problemów|debugowanie|(znane|częste|typowe|najczęstsze) (problemy|błędy)|řešení (problémů|potíží)|ladění|známé (problémy|chyby)|hiba(keresés|elhárítás)|ismert (hibák|problémák)',
  'sorun giderme|hata ayıklama|(bilinen|olası|yaygın|sık karşılaşılan) (sorun|hata)lar|αντιμετώπιση προβλημάτων|αποσφαλμάτωση',
  // Swedish, Danish, Norwegian, Finnish
  'felsökning|fejl(finding|søgning)|feilsøking|(kända|kendte|kjente) (problem|fel|fejl|feil)|vian(etsintä|määritys|selvitys)|tunnetut ongelmat',
  // Russian, Ukrainian
  'отладк|дебаг|устранени[ея] (неполадок|неисправностей|проблем|ошибок)|решени[ея] (возможных |типичных )?проблем(?! [а-я])|(известные|возможные|частые|типичные|распростран[её]нные) (проблемы|ошибки|баги)|если что-то пошло не так',
  'усунення (несправностей|неполадок|проблем)|налагодження|(відомі|типові|поширені) (проблеми|помилки)|вирішення проблем',
  // Chinese, Japanese, Korean
  '故障(排除|排查|处理|處理)|排错|排障|疑难解答|疑難排解|(问题|問題|错误|錯誤)(排查|排除)|已知(问题|問題)|常[见見](错误|錯誤|报错|報錯|故障)|调试|調試|除錯|偵錯',
  'トラブルシュー|デバッグ|既知の(問題|不具合|バグ)|よくある(エラー|問題|トラブル)|障害対応|エラー(の)?(対処|対応)|困った(とき|時)',
  '문제 ?해결(?! ?(과정|전략|방안|목표))|트러블 ?슈팅|디버깅|디버그|알려진 ?(문제|이슈|버그)|자주 ?발생하는 ?(문제|오류|에러)|(오류|에러) ?(해결|대응)',
  // Arabic, Persian, Vietnamese, Indonesian, Thai, Hindi
  'استكشاف الأخطاء|حل المشكلات|تصحيح الأخطاء|المشاكل الشائعة|عیب ?یابی|رفع اشکال|khắc phục sự cố|xử lý (sự cố|lỗi)|gỡ lỗi|lỗi thường gặp|(pemecahan|penyelesaian|mengatasi) masalah|masalah umum',
  'การแก้(ไข)?ปัญหา|समस्या निवारण',
];

/** Headings of a section on what to do when something goes wrong. */
export const DEBUGGING = new RegExp(DEBUGGING_WORDS.join('|'), 'i');

/** Headings of questions and answers, which may as well be about the science. */
export const QUESTIONS =
  /\bFAQs?\b|frequently asked|foire aux questions|questions fréquentes|häufig(e| gestellte) fragen|preguntas frecuentes|perguntas frequentes|domande frequenti|veelgestelde vragen|najczęściej zadawane|sık(ça)? sorulan|част(ые|о задаваемые) вопросы|常[见見](问题|問題)|よくある質問|자주 ?묻는 ?질문/i;

/** Words of a text on a program that fails. */
export const ABOUT_A_PROGRAM =
  /\b(errors?|exceptions?|traceback|stack ?trace|crash(es|ed)?|fail(s|ed|ure)?|logs?|logging|logged|install(ed|ation)?|reinstall|docker|containers?|python|pip|conda|node|npm|rstudio|kernel|memory|ports?|permissions?|timeouts?|variables?|env|dependenc(y|ies)|command|terminal|debugger|breakpoints?|server|database|cuda|gpu|import|modul\w*|packages?|path|api)\b|fehler|erreur|journaux|errores|erros?\b|errore|ошибк|лог|错误|報錯|报错|日志|エラー|ログ|오류|에러|로그/i;

/** Words of a text for who uses a page. */
export const ABOUT_A_SCREEN =
  /\b(browsers?|click|buttons?|refresh|reload|menu|drop-?downs?|pop-?ups?|cookies|screen|navegador|navigateur|clic|bouton|botón|schaltfläche|klick\w*)\b|браузер|кнопк|浏览器|點擊|点击|ブラウザ|クリック|브라우저|클릭/i;

import type { Topic } from './Topic';

// Headings and verbs only help to place a command, so a missing language costs little. Latin, Cyrillic, CJK.

/** Words of headings and comments that say what the commands near them are for. */
export const HEADINGS: Record<Topic, RegExp> = {
  dev: /install|set[- ]?up|environment|develop|depend|requirement|prerequisit|getting started|quick ?start|build|einricht|umgebung|entwickl|aufsetzen|voraussetzung|environnement|mise en place|développ|dépendanc|prérequis|entorno|desarrollo|dependencia|configuración|puesta en marcha|requisitos|ambiente|instala|desenvolvimento|dependênc|dipenden|sviluppo|установ|настро|окружен|разработ|зависимост|安装|安裝|环境|環境|开发|開發|開発|依赖|部署|インストール|セットアップ|構築|설치|환경|개발|kurulum|instalacja|installeren|installasjon|asennus/i,
  run: /\brun|\busage|\buse\b|launch|\bserv|start|train|execut|reproduc|pipeline|demo|ausführ|starten|benutzung|verwendung|nutzung|lancer|lancement|exécut|utilis|démarr|entraîn|ejecu|uso\b|iniciar|entren|execu|rodar|treina|esegu|utilizzo|avvi|запус|использ|обуч|运行|運行|使用|启动|啟動|训练|実行|使い方|起動|実行|学習|실행|사용|시작|çalıştır|kullanım|uruchom|użycie|gebruik/i,
  test: /\btest|prueb|essai|\btester|prüf|teste[ns]?\b|testes|провер|тест|测试|測試|テスト|테스트|試験/i,
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

package vip.approvals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What somebody may type or send who means no good, or just uses another script. */
public final class HostileStrings {

    /** Come back as they are. */
    public static final List<String> STORED = List.of(
            "<script>window.hacked=1</script>",
            "\"><img src=x onerror=\"window.hacked=1\">",
            "' onfocus='window.hacked=1' autofocus='",
            "</textarea></title></style></script><svg onload=window.hacked=1>",
            "javascript:window.hacked=1",
            "${7*7} #{7*7} [=7*7] ${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
            "<#assign x=7*7>${x}</#assign> <@hacked/> {{constructor.constructor('window.hacked=1')()}}",
            "=1+1",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "+1+1",
            "-1+1",
            "=HYPERLINK(\"http://hacked.example\";\"here\")",
            "＝1+1",
            "'; DROP TABLE vip.client; --",
            "\\'; SELECT 1; \\x00 $$ $1 :name ?",
            "%s %d %n {0} {}",
            "\u202Etxt.exe\u202C",
            "\u202Eright to left, never ended",
            "\u2067isolated, never ended",
            "\u200Fשלום العربية\u200E",
            "Zero\u200Bwidth\u2060\uFEFFjoiner",
            "😀👨‍👩‍👧 𝒳 é ﷽",
            "_x0041_ &#65; &lt;b&gt; &amp; \\u0041",
            "a;b,c\"d'e|f\\g/h",
            "\uFFFE\uFFFF",
            "../../etc/passwd",
            "NULL",
            "x".repeat(180));

    /** Cannot be stored or shown: refused with a sentence. By what is wrong with them. */
    public static final Map<String, String> REFUSED = new LinkedHashMap<>();

    static {
        REFUSED.put("NUL", "a\0b");
        REFUSED.put("bell", "a\u0007b");
        REFUSED.put("escape", "a\u001B[31mb");
        REFUSED.put("next line", "a\u0085b");
        REFUSED.put("half a character", "a\uD83D b");
        REFUSED.put("the other half", "a\uDE00b");
    }

    private HostileStrings() {}
}

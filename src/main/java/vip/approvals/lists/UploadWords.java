package vip.approvals.lists;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vip.approvals.criteria.Ground;

/** Codes as people write them, in English and Russian; letters and digits count, all else makes no difference. */
final class UploadWords {

    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    static final Map<String, String> SECTIONS = words(
            "NEW: new vip, новый, новые, новая, новые vip, новые клиенты, новый vip, новые vip клиенты",
            "REMOVE: removal, снять, снятие, снять статус, снятие статуса, снятие категории",
            "POTENTIAL: потенциальный, потенциальные, потенциальная, потенциальные клиенты, потенциальные vip,"
                    + " потенциальный vip, потенциальные vip клиенты");

    static final Map<String, String> TYPES = words(
            "ORGANISATION: organization, legal entity, company, юр лицо, юридическое лицо, юл, организация, компания",
            "PERSON: individual, private person, физ лицо, физическое лицо, фл, частное лицо");

    /** The letters are those of the regulation (SIB-18..22); in a Russian file they are often Cyrillic. */
    static final Map<String, String> GROUNDS = grounds(words(
            "LIQUIDATION: A1, А1, ликвидация, ликвидация предприятия, ликвидация организации",
            "CONTRACT_TERMINATED: A2, А2, contract terminated, termination, расторжение договора, договор расторгнут,"
                    + " прекращение договора",
            "DEBT: B, В, долг, задолженность, дебиторская задолженность, неоплата",
            "CRITERIA: C, С, criteria not met, критерии, несоответствие критериям, критерии не выполнены"));

    static final Map<String, String> CONFIDENCES =
            words("LOW: низкая, низкий", "MEDIUM: средняя, средний", "HIGH: высокая, высокий");

    private UploadWords() {}

    /** @return empty if the word is not known */
    static Optional<String> code(Map<String, String> words, String text) {
        return Optional.ofNullable(words.containsKey(text) ? words.get(text) : words.get(plain(text)));
    }

    /** @param lines a code, a colon and other words for it */
    private static Map<String, String> words(String... lines) {
        Map<String, String> words = new HashMap<>();
        for (String line : lines) {
            String code = line.substring(0, line.indexOf(':'));
            words.put(code, code);
            words.put(plain(code), code);
            for (String word : line.substring(line.indexOf(':') + 1).split(",")) {
                words.put(plain(word), code);
            }
        }
        return words;
    }

    /** Also the words that the form shows. */
    private static Map<String, String> grounds(Map<String, String> words) {
        for (Ground ground : Ground.values()) {
            words.put(plain(ground.words()), ground.name());
        }
        return words;
    }

    private static String plain(String text) {
        return OTHER.matcher(text.toLowerCase(Locale.ROOT).replace('ё', 'е')).replaceAll("");
    }
}

package vip.approvals.spreadsheets;

import java.io.IOException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The texts that cells of an XLSX file refer to by number: on disk, since there may be as many as cells. */
class SharedTexts implements AutoCloseable {

    /** How the format writes characters that XML cannot hold. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    /** What a text takes beyond its characters. */
    private static final int OVERHEAD = 40;

    /** Null if there are none. */
    private final TextsOnDisk texts;

    private SharedTexts(TextsOnDisk texts) {
        this.texts = texts;
    }

    static SharedTexts none() {
        return new SharedTexts(null);
    }

    /**
     * @param limit characters, with {@value #OVERHEAD} for each text
     * @throws SheetRefusedException if they are more than a list of clients needs
     */
    static SharedTexts read(Xml xml, long limit) throws IOException {
        TextsOnDisk texts = new TextsOnDisk();
        try {
            add(xml, limit, texts);
            texts.written();
            return new SharedTexts(texts);
        } catch (IOException | RuntimeException failure) {
            texts.close();
            throw failure;
        }
    }

    private static void add(Xml xml, long limit, TextsOnDisk texts) throws IOException {
        long characters = 0;
        while (xml.next()) {
            if (xml.starts("si")) {
                String text = item(xml);
                texts.add(text);
                characters += text.length() + OVERHEAD;
                if (characters > limit) {
                    throw new SheetRefusedException(
                            "The Excel file holds too many different texts. Split it into several files.");
                }
            }
        }
    }

    /** @throws SheetRefusedException if there is none with this number */
    String get(String number) throws IOException {
        int index = Xml.parse(number);
        if (texts == null || index < 0 || index >= texts.size()) {
            throw SheetRefusedException.damaged();
        }
        return texts.get(index);
    }

    @Override
    public void close() throws IOException {
        if (texts != null) {
            texts.close();
        }
    }

    /** The text inside the element that has just started: its runs one after the other, without their phonetic guides. */
    static String item(Xml xml) {
        String element = xml.name();
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        boolean inGuide = false;
        while (xml.next() && !xml.ends(element)) {
            inText = xml.starts("t") || inText && !xml.ends("t");
            inGuide = xml.starts("rPh") || inGuide && !xml.ends("rPh");
            if (inText && !inGuide) {
                xml.addText(text);
            }
        }
        return unescape(text.toString());
    }

    static String unescape(String text) {
        return text.contains("_x") ? ESCAPED.matcher(text).replaceAll(SharedTexts::character) : text;
    }

    private static String character(MatchResult escaped) {
        String character = String.valueOf((char) Integer.parseInt(escaped.group(1), 16));
        return character.equals("\\") || character.equals("$") ? "\\" + character : character;
    }

    /** A text as the format wants it: what would be read as an escape, and what XML cannot hold, is escaped. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int position = 0; position < text.length(); position++) {
            char c = text.charAt(position);
            boolean looksEscaped = c == '_'
                    && ESCAPED.matcher(text).region(position, text.length()).lookingAt();
            if (looksEscaped || c < ' ' && c != '\t' && c != '\n' || c == '\uFFFE' || c == '\uFFFF') {
                escaped.append("_x%04X_".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}

package vip.approvals.spreadsheets;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One XML part of an XLSX file, event by event. Whatever is wrong with it makes the file a damaged one. */
class Xml implements AutoCloseable {

    /** The parser keeps every name that it has seen; a spreadsheet has a few dozen. */
    private static final int NAMES = 1_000;
    /** Elements inside each other, of which the parser keeps a stack. */
    private static final int DEPTH = 100;
    /** Characters of an attribute that is asked for. */
    private static final int LONGEST_ATTRIBUTE = 1_000;

    private static final XMLInputFactory FACTORY = factory();

    private final InputStream content;
    private final XMLStreamReader reader;
    private final Set<String> names = new HashSet<>();
    private int event;
    private int depth;
    private String name = "";

    /** @param content UTF-8, as the format asks for, whatever the XML declares */
    Xml(InputStream content) {
        this.content = content;
        try {
            reader = FACTORY.createXMLStreamReader(new XmlGuard(content), "UTF-8");
        } catch (XMLStreamException malformed) {
            throw SheetRefusedException.damaged();
        }
    }

    /** The JDK's own, not one that a library brings along. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }

    /** @return false at the end */
    boolean next() {
        try {
            if (!reader.hasNext()) {
                return false;
            }
            event = reader.next();
        } catch (XMLStreamException malformed) {
            throw SheetRefusedException.damaged();
        }
        switch (event) {
            case XMLStreamConstants.DTD -> throw SheetRefusedException.damaged();
            case XMLStreamConstants.START_ELEMENT -> {
                name = withoutPrefix(reader.getLocalName());
                depth++;
                checkSize();
            }
            case XMLStreamConstants.END_ELEMENT -> {
                name = withoutPrefix(reader.getLocalName());
                depth--;
            }
            default -> name = "";
        }
        return true;
    }

    private void checkSize() {
        names.add(reader.getLocalName());
        for (int attribute = 0; attribute < reader.getAttributeCount(); attribute++) {
            names.add(reader.getAttributeLocalName(attribute));
        }
        if (names.size() > NAMES || depth > DEPTH) {
            throw SheetRefusedException.damaged();
        }
    }

    boolean starts(String element) {
        return event == XMLStreamConstants.START_ELEMENT && element.equals(name);
    }

    boolean ends(String element) {
        return event == XMLStreamConstants.END_ELEMENT && element.equals(name);
    }

    /** Of the element that starts or ends, without a prefix: every generator has its own. */
    String name() {
        return name;
    }

    private static String withoutPrefix(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    /** @return null if there is none */
    String attribute(String name) {
        for (int position = 0; position < reader.getAttributeCount(); position++) {
            if (name.equals(withoutPrefix(reader.getAttributeLocalName(position)))) {
                String value = reader.getAttributeValue(position);
                if (value.length() > LONGEST_ATTRIBUTE) {
                    throw SheetRefusedException.damaged();
                }
                return value;
            }
        }
        return null;
    }

    /** @return -1 if there is none, or it is no number that can be meant */
    int number(String attribute) {
        return parse(attribute(attribute));
    }

    /** Up to nine digits; -1 for anything else. By hand, because a sheet has millions. */
    static int parse(String digits) {
        if (digits == null || digits.isEmpty() || digits.length() > 9) {
            return -1;
        }
        int number = 0;
        for (int position = 0; position < digits.length(); position++) {
            int digit = digits.charAt(position) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** Adds the text of the current event, if it has one, up to one sign more than a value may have. */
    void addText(StringBuilder text) {
        if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
            int room = Limits.CHARACTERS + 1 - text.length();
            text.append(reader.getTextCharacters(), reader.getTextStart(), Math.min(room, reader.getTextLength()));
        }
    }

    /** The text inside the element that has just started. */
    String text() {
        String element = name();
        StringBuilder text = new StringBuilder();
        while (next() && !ends(element)) {
            addText(text);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}

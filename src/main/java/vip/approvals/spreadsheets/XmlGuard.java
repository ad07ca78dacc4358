package vip.approvals.spreadsheets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps from the XML parser what it would have to hold in memory as a whole, however long it is: a name, an attribute, a
 * text or a comment. Relies on UTF-8, in which {@code <} is always that sign, and outside of comments and the like always
 * the begin of something new.
 */
class XmlGuard extends FilterInputStream {

    static final int LONGEST = 1_000_000;

    private static final int COMMENT = 0x3C212D2D; // <!--
    private static final int COMMENT_END = 0x2D2D3E; // -->
    private static final int CDATA = 0x3C215B; // <![
    private static final int CDATA_END = 0x5D5D3E; // ]]>
    private static final int INSTRUCTION = 0x3C3F; // <?
    private static final int INSTRUCTION_END = 0x3F3E; // ?>
    private static final int THREE_BYTES = 0xFFFFFF;
    private static final int TWO_BYTES = 0xFFFF;

    private int recent;
    /** What ends the comment or the like; 0 outside of one. */
    private int end;

    private int length;

    XmlGuard(InputStream xml) {
        super(xml);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        int read = super.read(bytes, from, count);
        for (int position = from; position < from + read; position++) {
            pass(bytes[position]);
        }
        return read;
    }

    private void pass(byte next) {
        recent = recent << 8 | next & 0xFF;
        if (++length > LONGEST) {
            throw SheetRefusedException.damaged();
        }
        if (end == 0) {
            outside(next);
        } else if ((recent & (end == INSTRUCTION_END ? TWO_BYTES : THREE_BYTES)) == end) {
            end = 0;
        }
    }

    private void outside(byte next) {
        if (next == '<') {
            length = 0;
        }
        if (recent == COMMENT) {
            begin(COMMENT_END);
        } else if ((recent & THREE_BYTES) == CDATA) {
            begin(CDATA_END);
        } else if ((recent & TWO_BYTES) == INSTRUCTION) {
            begin(INSTRUCTION_END);
        }
    }

    private void begin(int itsEnd) {
        end = itsEnd;
        recent = 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

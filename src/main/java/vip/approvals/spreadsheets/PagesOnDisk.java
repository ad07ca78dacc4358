package vip.approvals.spreadsheets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A temporary file that is written from its begin to its end and then read here and there: a few of its pages are in memory. */
class PagesOnDisk implements AutoCloseable {

    /** Bytes; whatever has the length of a power of two and stands one after the other never crosses two pages. */
    static final int PAGE = 8_192;

    /** Each has the one place that its number gives it; the cells of a sheet ask for texts here and there in turn. */
    private static final int PAGES = 64;

    private final FileChannel file;
    private final OutputStream out;
    private final ByteBuffer[] pages = new ByteBuffer[PAGES];
    private final long[] numbers = new long[PAGES];
    private long size;

    PagesOnDisk() throws IOException {
        Path path = Sheets.temporary(".texts");
        file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        out = new BufferedOutputStream(Channels.newOutputStream(file), PAGE);
    }

    void add(ByteBuffer bytes) throws IOException {
        out.write(bytes.array(), 0, bytes.limit());
        size += bytes.limit();
    }

    /** After the last was added, and before the first is read. */
    void written() throws IOException {
        out.flush();
    }

    /** Bytes that were added. */
    long size() {
        return size;
    }

    /** @return to be used before the next are asked for */
    ByteBuffer read(long from, int length) throws IOException {
        int inPage = (int) (from % PAGE);
        return inPage + length <= PAGE
                ? page(from / PAGE).slice(inPage, length)
                : fill(ByteBuffer.allocate(length), from);
    }

    private ByteBuffer page(long number) throws IOException {
        int place = (int) (number % PAGES);
        if (pages[place] == null) {
            pages[place] = ByteBuffer.allocate(PAGE);
        } else if (numbers[place] == number) {
            return pages[place];
        }
        numbers[place] = number;
        return fill(pages[place].clear(), number * PAGE);
    }

    private ByteBuffer fill(ByteBuffer bytes, long from) throws IOException {
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = file.read(bytes, from + bytes.position());
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

package vip.approvals.spreadsheets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Many texts in a temporary file: in memory is only where each of them ends. All are added before the first is asked for. */
class TextsOnDisk implements AutoCloseable {

    private static final int WINDOW = 1 << 16;

    private final FileChannel file;
    private final OutputStream out;
    private int[] ends = new int[256];
    private int size;
    /** What was read last; the cells of a sheet ask mostly in the order of the texts. */
    private ByteBuffer window = ByteBuffer.allocate(0);

    private int windowStart;

    TextsOnDisk() throws IOException {
        Path path = Files.createTempFile("upload-", ".texts");
        file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        out = new BufferedOutputStream(Channels.newOutputStream(file), WINDOW);
    }

    /** Character by character, so that half characters stay what they are. */
    void add(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * text.length());
        bytes.asCharBuffer().put(text);
        out.write(bytes.array());
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
        }
        ends[size] = start(size) + bytes.capacity();
        size++;
    }

    /** After the last one was added. */
    void written() throws IOException {
        out.flush();
    }

    int size() {
        return size;
    }

    String get(int index) throws IOException {
        int start = start(index);
        int length = ends[index] - start;
        if (start < windowStart || start + length > windowStart + window.limit()) {
            read(start, Math.max(length, WINDOW));
        }
        return window.slice(start - windowStart, length).asCharBuffer().toString();
    }

    private void read(int start, int length) throws IOException {
        window = window.capacity() == length ? window.clear() : ByteBuffer.allocate(length);
        windowStart = start;
        int read = 0;
        while (window.hasRemaining() && read >= 0) {
            read = file.read(window, start + (long) window.position());
        }
        window.flip();
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

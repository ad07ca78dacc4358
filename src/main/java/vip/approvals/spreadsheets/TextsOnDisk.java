package vip.approvals.spreadsheets;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Many texts in a temporary file, and in another where each of them ends. All are added before the first is asked for. */
class TextsOnDisk implements AutoCloseable {

    private final PagesOnDisk texts = new PagesOnDisk();
    private final PagesOnDisk ends;
    private int size;

    TextsOnDisk() throws IOException {
        try {
            ends = new PagesOnDisk();
        } catch (IOException failure) {
            texts.close();
            throw failure;
        }
    }

    /** Character by character, so that half characters stay what they are. */
    void add(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * text.length());
        bytes.asCharBuffer().put(text);
        texts.add(bytes);
        ends.add(ByteBuffer.allocate(Long.BYTES).putLong(0, texts.size()));
        size++;
    }

    /** After the last one was added. */
    void written() throws IOException {
        texts.written();
        ends.written();
    }

    int size() {
        return size;
    }

    String get(int index) throws IOException {
        long start = index == 0 ? 0 : end(index - 1);
        return texts.read(start, (int) (end(index) - start)).asCharBuffer().toString();
    }

    private long end(int index) throws IOException {
        return ends.read((long) Long.BYTES * index, Long.BYTES).getLong(0);
    }

    @Override
    public void close() throws IOException {
        try (texts) {
            ends.close();
        }
    }
}

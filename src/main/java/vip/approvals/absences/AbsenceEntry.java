package vip.approvals.absences;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a person types. @param person login, if an administrator enters it for somebody; else empty */
record AbsenceEntry(
        String person, String first, String last, String substitute1, String substitute2, String substitute3) {

    static AbsenceEntry of(String first, String last, String... substitutes) {
        String[] three = Arrays.copyOf(substitutes, 3);
        return new AbsenceEntry(null, first, last, three[0], three[1], three[2]);
    }

    /** One for each field, empty where nothing is typed. */
    List<String> substitutes() {
        return Stream.of(substitute1, substitute2, substitute3)
                .map(AbsenceEntry::stripped)
                .toList();
    }

    static String stripped(String text) {
        return text == null ? "" : text.strip();
    }
}

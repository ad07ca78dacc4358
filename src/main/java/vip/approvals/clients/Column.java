package vip.approvals.clients;

/**
 * A column of a billing file.
 *
 * @param required whether a blank value is a problem
 * @param whenBlank what a blank value stands for; null for no value
 * @param mayBeMissing whether a file without the column is understood, as if all its values were blank
 */
record Column(String name, Format format, boolean required, String whenBlank, boolean mayBeMissing) {

    static Column required(String name, Format format) {
        return new Column(name, format, true, null, false);
    }

    static Column optional(String name, Format format) {
        return new Column(name, format, false, null, false);
    }

    static Column optional(String name, Format format, String whenBlank) {
        return new Column(name, format, false, whenBlank, false);
    }

    static Column later(String name, Format format) {
        return new Column(name, format, false, null, true);
    }
}

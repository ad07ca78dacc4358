package vip.approvals.clients;

/**
 * A column of a billing file.
 *
 * @param required whether a blank value is a problem
 * @param whenBlank what a blank value stands for; null for no value
 */
record Column(String name, Format format, boolean required, String whenBlank) {

    static Column required(String name, Format format) {
        return new Column(name, format, true, null);
    }

    static Column optional(String name, Format format) {
        return new Column(name, format, false, null);
    }

    static Column optional(String name, Format format, String whenBlank) {
        return new Column(name, format, false, whenBlank);
    }
}

package vip.approvals.reminders;

/** Why somebody is told of a task; the most urgent first. */
enum Occasion {
    OVERDUE("late", "Late, with people you are responsible for"),
    DUE_TODAY("due today", "Due today"),
    DUE_SOON("due soon", "Due soon"),
    NEW("new", "New");

    private final String word;
    private final String title;

    Occasion(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** In a subject, after a number of tasks. */
    String word() {
        return word;
    }

    /** Above the tasks. */
    String title() {
        return title;
    }
}

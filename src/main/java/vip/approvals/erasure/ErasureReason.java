package vip.approvals.erasure;

/** Why a client is erased: the closed set of 152-FZ, art. 21, and GDPR, art. 17. */
public enum ErasureReason {
    REQUEST(
            "Request of the person (GDPR, art. 17(1))",
            "Требование субъекта персональных данных (ст. 14, ч. 3 ст. 20 Федерального закона № 152-ФЗ)"),
    CONSENT_WITHDRAWN(
            "Consent withdrawn (GDPR, art. 17(1)(b))",
            "Отзыв согласия на обработку персональных данных (ч. 5 ст. 21 Федерального закона № 152-ФЗ)"),
    PURPOSE_REACHED(
            "Purpose reached: the data are no longer needed (GDPR, art. 17(1)(a))",
            "Достижение цели обработки персональных данных (ч. 4 ст. 21 Федерального закона № 152-ФЗ)"),
    UNLAWFUL(
            "Unlawful processing that cannot be made lawful (GDPR, art. 17(1)(d))",
            "Неправомерная обработка, обеспечить правомерность которой невозможно (ч. 3 ст. 21 Федерального закона № 152-ФЗ)");

    private final String english;
    private final String russian;

    ErasureReason(String english, String russian) {
        this.english = english;
        this.russian = russian;
    }

    public String english() {
        return english;
    }

    public String russian() {
        return russian;
    }
}

package vip.approvals.erasure;

/** Categories of personal data, as an act of destruction names them. */
public enum DataCategory {
    IDENTITY(
            "Name, client number, tax number, contract", "Имя (наименование), номер клиента, ИНН, сведения о договоре"),
    BILLING(
            "Accounts, numbers, charges, invoices, payments",
            "Лицевые счета, абонентские номера, начисления, счета, платежи"),
    STATUS(
            "VIP status, tier, measured criteria, grounds",
            "Статус VIP, уровень, результаты проверки критериев, основания"),
    LIST("Lines of lists, with words and comments on them", "Строки списков, пояснения и комментарии к ним"),
    CONTACT(
            "Contacts, addresses, birthday, user of the number",
            "Контакты, адреса, дата рождения, пользователь номера"),
    TERMS("Personal terms", "Персональные условия предоставления услуг"),
    CARD("Membership cards and their delivery", "Карты клиента и сведения об их вручении"),
    NOTICE("Written notices and their dispatch", "Письменные уведомления и сведения об их отправке"),
    MESSAGE(
            "Messages: SMS, mails, files for the card maker",
            "Сообщения: SMS, электронные письма, файлы для изготовителя карт"),
    PROCESS("History of the processes", "История выполнения процессов");

    private final String english;
    private final String russian;

    DataCategory(String english, String russian) {
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

import ExemplarBundle
import ExemplarCatalog
import Testing

@Suite struct PrivacyRulesTests {
  @Test(
    arguments: [
      // E-mail
      ("Write to maria.lopez@lausd.net.", "email-address"),
      ("<jane_doe+class@gmail.com>", "email-address"),
      ("[mail](mailto:a.b@school.org)", "email-address"),
      ("Contact: JANE@EXAMPLE.COM", "email-address"),
      ("josé@escuela.edu.mx", "email-address"),
      ("(o'neill@school.k12.ca.us)", "email-address"),
      ("x@y.io, then", "email-address"),
      ("Log in as 010203m001@mymail.lausd.net", "email-address"),
      ("https://docs.google.com/a?user=kim@lausd.net", nil),
      ("**kim-lee@web-school.co.uk**", "email-address"),
      ("`teacher@school.org`", "email-address"),
      ("a@b.museum", "email-address"),
      // Telephone
      ("Call (213) 555-0123.", "phone-number"),
      ("213-555-0123", "phone-number"),
      ("213.555.0123", "phone-number"),
      ("+1 213 555 0123", "phone-number"),
      ("+12135550123", "phone-number"),
      ("1-213-555-0123", "phone-number"),
      ("(213)555-0123", "phone-number"),
      ("213 555-0123", "phone-number"),
      ("213–555–0123", "phone-number"),
      ("213 - 555 - 0123", "phone-number"),
      ("Phone: 2135550123", "phone-number"),
      ("Tel. 213 555 0123", "phone-number"),
      ("teléfono 55 1234 5678", "phone-number"),
      ("Celular: (55) 1234-5678", "phone-number"),
      ("call 555-0199", "phone-number"),
      ("+52 55 1234 5678", "phone-number"),
      ("+44 20 7946 0958", "phone-number"),
      ("+49 (0) 30 1234567", "phone-number"),
      ("WhatsApp 3235550188", "phone-number"),
      ("[Office](tel:323-555-0177)", "phone-number"),
      ("Llame al 323 555 0144", "phone-number"),
      ("| 818-555-0101 |", "phone-number"),
      // Student numbers
      ("Student ID: 1234567", "student-number"),
      ("student id number is 12345678", "student-number"),
      ("Student ID# 0102030405", "student-number"),
      ("SSID 1234567890", "student-number"),
      ("SSID: 9876543210", "student-number"),
      ("Matrícula: 12345678", "student-number"),
      ("matricula no. 123456", "student-number"),
      ("Número de estudiante: 1234567", "student-number"),
      ("ID del estudiante 123456789", "student-number"),
      ("District ID 010203M001", "student-number"),
      ("Her number: 121507F233", "student-number"),
      ("LAUSD ID 9991234567", "student-number"),
      ("123-45-6789", "student-number"),
      ("Student Number A1234567", "student-number"),
      ("pupil number 654321", "student-number"),
      // Addresses
      ("She lives at 1425 Maple Street.", "street-address"),
      ("333 South Beaudry Avenue", "street-address"),
      ("333 S. Beaudry Ave., Los Angeles", "street-address"),
      ("10 Elm St, Van Nuys", "street-address"),
      ("1353 E. 20th Street", "street-address"),
      ("221B Baker Street, London", "street-address"),
      ("4520 W Martin Luther King Blvd", "street-address"),
      ("at 77 Sunset Drive, Apt 4", "street-address"),
      ("our house, 1200 Ocean View Lane", "street-address"),
      ("12 Oak Ct #5", "street-address"),
      ("P.O. Box 1234", "street-address"),
      ("Calle Olvera 125", "street-address"),
      ("Vive en la Calle 5 de Mayo #12", "street-address"),
      ("Avenida César Chávez No. 45", "street-address"),
      ("Av. Reforma 222", "street-address"),
      ("1245 Avenida Cesar Chavez", "street-address"),
      ("Calle de la Luna, 8", "street-address"),
    ] as [(String, String?)])
  func `finds what leads to a person`(text: String, code: String?) throws {
    let codes = try LessonBuilder().lesson(text).findings().map(\.code)
    // Inside an address of the web an e-mail address is no sign of a person.
    #expect(codes == (code.map { [$0] } ?? []))
  }

  @Test(arguments: [
    "ISBN 978-0-13-468599-1", "ISBN 0-306-40615-2", "ISBN-13: 9780134685991", "2026-11-21",
    "11/21/2026", "21.11.2026", "10:45–11:30", "from 8:05 to 9:15", "1:30 p.m.",
    "Point (213, 555) on the grid", "(3, 4) and (5, 12)", "34.0522, -118.2437", "version 1.2.3",
    "Scratch 3.29.1", "v2.10.4-beta.1", "https://scratch.mit.edu/projects/1234567890",
    "https://www.youtube.com/watch?v=213-555-0123", "www.site.org/213-555-0123",
    "Project ID 123456789", "Scratch project 1034567890", "3-5.AP.13", "ISTE 1.4.a and 1.2.b",
    "6-8.DA.9", "“1-2-3-4”", "1-2-3-4-5-6-7-8-9-10", "The score was 21-15, 21-19.", "100-200-3000",
    "Add 250 300 3500.", "1,234,567,890 people", "$213.555", "7,800,000,000", "3.14159265358979",
    "10 000 000 000", "0101 1100 0011", "01001000 01101001", "192.168.1.1", "255.255.255.255",
    "00:1B:44:11:3A:B7", "#FF5733", "rgb(213, 555, 123)", "800-273-8255", "1-800-555-0123",
    "Dial 911 or 988", "SSID: Classroom-2", "SSID 12345", "student 12 of 30", "ID 12345",
    "Students 1234567 have", "Meeting ID: 987654321", "Order 66-12-4567-3", "@lausd",
    "@teacher on X",
    "icon@2x.png", "git@github.com:lausd/lessons.git", "name@", "@ 5 p.m.", "npm i react@18.2.0",
    "import @scope/name.js", "https://medium.com/@someone/a.story", "e = mc^2 @ home",
    "Lesson 3 Main Street", "Day 12 Road Trip", "3 students drive home", "2 Way Street",
    "In 1965 Selma Street marches", "5 ways to place a block", "Unit 4 Safe Way, part 2",
    "10 Best Ways", "a 4 Square Court", "123 people cross the street",
    "1963 Speech. Dr. King spoke",
    "Step 2 Build Your Place", "Calle 5", "la calle 12", "Paseo por Marte 3",
    "Camino a casa en 3 pasos", "carrera de 100 metros", "matrícula abierta", "3 St. Bernards",
    "20th Street Elementary School", "Grades 3-5, 30 minutes, 25 students", "1.5 x 2.5 = 3.75",
    "x = +10 000 000", "5 + 213 - 555 = 0", "213-555-01234", "A1B2C3D4", "1024 × 768",
    "2^10 = 1024",
    "NGSS 3-5-ETS1-1", "CCSS.MATH.4.NF.B.3", "0800 1234", "call on 3 students", "cell B2 to B12",
    "12-345-6789", "000-12-3456", "Week 12 1:1 Chromebooks", "July 4, 1776 Liberty Way of life",
  ])
  func `leaves alone what leads to nobody`(text: String) throws {
    #expect(try LessonBuilder().lesson(text).findings().map(\.summary) == [])
  }
}

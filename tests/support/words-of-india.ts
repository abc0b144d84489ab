/** What stands on no paper of Nepal: banks, offices and the money of India. */
export const ofIndia = /DAY-NRLM|NABARD|RBI|IFSC|panchayat|ग्राम पंचायत|पंचसूत्र|₹/i;

/** Words of Hindi that Nepali has others for. */
export const hindi = /(?:^|[\s"/])(?:है|हैं|नहीं|में से|महीना|बैठकें|कुल|किस्त|जमा हुआ)(?=$|[\s"/,।])/m;
